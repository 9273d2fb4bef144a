import { type Definition, definitionSchema } from '../../../domain/questionnaire/definition.ts'
import course from './course.json' with { type: 'json' }
import lookingBack from './looking-back.json' with { type: 'json' }
import record from './record.json' with { type: 'json' }
import work from './work.json' with { type: 'json' }

/**
 * The yearly questionnaire, after NISTEP's surveys of doctoral people (JD-Pro, first-year doctoral survey), the MEXT
 * postdoc survey, NSF SDR and SED, OECD CDH and HESA Graduate Outcomes. The wording is a draft of our own.
 */
export const yearlyQuestionnaire: Definition = definitionSchema.parse({
  id: 'yearly',
  version: 1,
  title: { ja: '年次アンケート', en: 'Yearly questionnaire' },
  sections: [
    { id: 'record', title: { ja: '登録内容の確認', en: 'Confirm your record' } },
    { id: 'course', title: { ja: '博士課程での経験', en: 'Your doctoral course' } },
    { id: 'work', title: { ja: '仕事', en: 'Your work' } },
    { id: 'lookingBack', title: { ja: 'ふりかえり', en: 'Looking back' } },
  ],
  pages: [...record, ...course, ...work, ...lookingBack],
})
