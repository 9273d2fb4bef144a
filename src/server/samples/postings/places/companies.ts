import { type Institution, inJapan } from './institution.ts'

/** Companies with research and development of their own. */
export const companies: readonly Institution[] = inJapan('00012', 'company', [
  ['架空ファーマ株式会社|Fictional Pharma Inc.', 'kaku-pharma', '27 14', 'pharmacy biology medicine chemistry'],
  ['サンプル電機株式会社|Sample Electric Co., Ltd.', 'sample-denki', '14 13', 'electrical computing intelligence materials robotics'],
  ['見本マテリアル株式会社|Sample Materials Co., Ltd.', 'mihon-mat', '23 24', 'materials chemistry mechanical'],
  ['株式会社見本知能研究所|Sample Intelligence Lab Inc.', 'mihon-ai', '13', 'computing intelligence mathematics'],
  ['架空自動車株式会社|Fictional Motors Corporation', 'kaku-motors', '23 34', 'mechanical robotics electrical intelligence materials'],
  ['サンプルバイオ株式会社|Sample Bio Inc.', 'sample-bio', '28 14', 'biology agriculture pharmacy'],
  ['例示化学工業株式会社|Example Chemical Industries, Ltd.', 'reiji-chem', '35 12', 'chemistry materials environment mechanical'],
  ['サンプル食品株式会社|Sample Foods Co., Ltd.', 'sample-foods', '11 01', 'agriculture health chemistry'],
  ['架空エネルギー株式会社|Fictional Energy Co., Ltd.', 'kaku-energy', '18 13', 'electrical mechanical environment earth'],
  ['株式会社見本総合研究所|Sample Research and Consulting Inc.', 'mihon-soken', '13', 'economics society environment civil mathematics law intelligence'],
  ['株式会社サンプル衛星|Sample Satellites Inc.', 'sample-sat', '13 40', 'aerospace electrical earth physics'],
  ['例示建設株式会社|Example Construction Co., Ltd.', 'reiji-kensetsu', '13 27', 'civil environment mechanical'],
  ['架空半導体株式会社|Fictional Semiconductor Co., Ltd.', 'kaku-semi', '43 03', 'electrical materials physics chemistry'],
  ['サンプル医療機器株式会社|Sample Medical Devices Co., Ltd.', 'sample-md', '22 07', 'health medicine robotics intelligence'],
  ['見本種苗株式会社|Sample Seeds Co., Ltd.', 'mihon-seeds', '20 44', 'crops agriculture biology'],
  ['株式会社例示出版|Example Publishing Inc.', 'reiji-pub', '13', 'letters english history education society'],
  ['株式会社架空ラーニング|Fictional Learning Inc.', 'kaku-learn', '27 13', 'education intelligence english across'],
  ['サンプル証券株式会社|Sample Securities Co., Ltd.', 'sample-sec', '13', 'economics mathematics intelligence law'],
])
