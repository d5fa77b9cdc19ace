import { Link, useParams } from 'react-router';

/** An address within the chapter of this page. */
export function usePath(): (rest: string) => string {
  const { slug = '' } = useParams();
  return (rest) => `/c/${slug}/${rest}`;
}

/** Somebody's name, leading to the page that a committee reads about them. */
export function ReviewLink({ memberId, name }: { readonly memberId: string; readonly name: string }) {
  return <Link to={usePath()(`review/${memberId}`)}>{name}</Link>;
}
