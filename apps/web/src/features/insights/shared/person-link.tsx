import { Link } from 'react-router';
import { useChapter } from '../../../app/chapter/chapter.js';

/** Somebody's name, leading to the page that a committee reads about them. */
export function ReviewLink({ memberId, name }: { readonly memberId: string; readonly name: string }) {
  const { path } = useChapter();
  return <Link to={path(`review/${memberId}`)}>{name}</Link>;
}
