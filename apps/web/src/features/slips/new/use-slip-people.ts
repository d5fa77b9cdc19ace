import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { addDays } from '@chapterhouse/domain';
import { type KnownPerson, rememberedPeople, rememberPeople } from '@chapterhouse/web-data';
import { useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { SlipPeopleDocument } from '../gql/operations.js';
import { rankPeople } from './rank-people.js';

/** Whom a slip can go to, the likeliest first: as the device remembers at once, as the server says when it answers. */
export function useSlipPeople(memberId: string) {
  const { chapter } = useChapter();
  const today = useFormats().today();
  const [known, setKnown] = useState<readonly KnownPerson[] | null>(null);
  const { data, error, refetch } = useQuery(SlipPeopleDocument, {
    variables: { chapterId: chapter.id, since: addDays(today, -182) },
  });
  useEffect(() => {
    rememberedPeople(chapter.id).then(
      (people) => setKnown((now) => now ?? (people.length > 0 ? people : null)),
      () => undefined,
    );
  }, [chapter.id]);
  useEffect(() => {
    if (!data) return;
    const all = data.members.items.map(({ id, displayName, speciality, company }) => ({
      id,
      name: displayName,
      detail: speciality ?? company,
    }));
    const ranked = rankPeople(all, data.slips.items, memberId, today);
    // Faces do not change places under a finger: the new order is for next time.
    setKnown((now) => (now && now.length === ranked.length ? now : ranked));
    void rememberPeople(chapter.id, ranked).catch(() => undefined);
  }, [data, chapter.id, memberId, today]);
  return { people: known, error: known ? undefined : error, refetch };
}
