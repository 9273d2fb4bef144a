import type { Notice } from '../../domain/notice.ts'

/** Notices for the samples, marked as such, and how many days ago each was published. */
export const sampleNotices: (Pick<Notice, 'title' | 'text'> & { daysAgo: number })[] = [
  {
    daysAgo: 2,
    title: { ja: '年に一度のアンケートを始めました（サンプル）', en: 'The yearly survey has begun (sample)' },
    text: {
      ja: '今年のアンケートを始めました。スマートフォンで15分ほどです。\n\n途中でやめても、続きから答えられます。電波のない場所でも答えられ、つながると自動で届きます。',
      en: 'This year\u2019s survey has begun. It takes about fifteen minutes on a phone.\n\nYou can stop and go on later. It works without a network too: your answers are sent when you are back.',
    },
  },
  {
    daysAgo: 40,
    title: { ja: '修了の前に、メールアドレスを確かめてください（サンプル）', en: 'Check your address before you complete the course (sample)' },
    text: {
      ja: '大学のメールアドレスは、多くの場合、修了すると使えなくなります。マイページから、ずっと使えるアドレスに変えられます。',
      en: 'University addresses mostly end with the course. You can change to one that lasts on your own page.',
    },
  },
]
