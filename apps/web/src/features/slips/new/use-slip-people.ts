import { useEffect, useMemo, useState } from 'react';
import { foldName } from '@chapterhouse/domain';
import { failureOf, type KnownPerson, rememberedPeople, rememberPeople, useQuery } from '@chapterhouse/web-data';
import { useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { SearchPeopleDocument, SlipPeopleDocument, SlipPersonDocument } from '../gql/operations.js';
import { peopleOf } from './new-slip.question.js';
import { rankPeople, together } from './rank-people.js';

interface Entry {
  readonly id: string;
  readonly displayName: string;
  readonly company?: string | null;
  readonly speciality?: string | null;
}

const personOf = ({ id, displayName, speciality, company }: Entry): KnownPerson => ({
  id,
  name: displayName,
  detail: speciality ?? company ?? null,
});
/** So long nothing is typed before the server is asked. */
const TYPING_MS = 250;
const HERE = new Set(['ACTIVE', 'ON_LEAVE']);

/**
 * Whom a slip can go to, the likeliest first: as the device remembers at once, as the server says when it answers. Of
 * a chapter with more than a hundred people it lists the first by name and those one has had to do with; `look` asks
 * for the others as they are typed.
 */
export function useSlipPeople(memberId: string) {
  const { chapter } = useChapter();
  const today = useFormats().today();
  const [known, setKnown] = useState<readonly KnownPerson[] | null>(null);
  const { data, error, refetch } = useQuery(SlipPeopleDocument, { variables: peopleOf(chapter.id, today) });
  useEffect(() => {
    rememberedPeople(chapter.id).then(
      (people) => setKnown((now) => now ?? (people.length > 0 ? people : null)),
      () => undefined,
    );
  }, [chapter.id]);
  useEffect(() => {
    if (!data) return;
    const partners = data.slips.items
      .flatMap(({ from, to }) => [from?.member, to?.member])
      .flatMap((member) => (member && HERE.has(member.status) ? [personOf(member)] : []));
    const all = together(data.members.items.map(personOf), partners);
    const ranked = rankPeople(all, data.slips.items, memberId, today);
    // Faces do not change places under a finger: the new order is for next time.
    setKnown((now) => (now && now.length === ranked.length ? now : ranked));
    void rememberPeople(chapter.id, ranked).catch(() => undefined);
  }, [data, chapter.id, memberId, today]);
  const more = (data?.members.totalCount ?? 0) > (data?.members.items.length ?? 0);
  const { found, look, searching } = useSearch(chapter.id, memberId, more);
  const people = useMemo(() => known && together(known, found), [known, found]);
  return { people, error: known ? undefined : error, refetch, look, searching };
}

function useSearch(chapterId: string, memberId: string, more: boolean) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const words = foldName(typed);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), TYPING_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const skip = !more || asked === '';
  const { data, loading } = useQuery(SearchPeopleDocument, { variables: { chapterId, words: asked }, skip });
  const found = useMemo(
    () => (data?.members.items ?? []).filter(({ id }) => id !== memberId).map(personOf),
    [data, memberId],
  );
  return { found, look: setTyped, searching: more && words !== '' && (loading || words !== asked) };
}

/** The name of somebody whom a link names by number, when they are not among those one knows; `gone` when the server says that they are not here. */
export function usePersonById(memberId: string | null) {
  const { chapter } = useChapter();
  const { data, error } = useQuery(SlipPersonDocument, {
    variables: { chapterId: chapter.id, memberId: memberId ?? '' },
    skip: memberId === null,
  });
  return { name: data?.member.displayName ?? null, gone: failureOf(error) === 'refused' };
}
