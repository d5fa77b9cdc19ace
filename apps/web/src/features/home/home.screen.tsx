import { Page } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';

export function Screen() {
  const { chapter } = useChapter();
  return <Page title={chapter.name}>{null}</Page>;
}
