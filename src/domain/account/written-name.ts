import { foldForSearch } from '../text/fold-search.ts'

/**
 * Forms of one character that people and forms exchange in names: 髙橋 and 高橋 are written by the same person in turn.
 * The first of each group stands for all, for comparing alone.
 */
const groups = [
  '高髙', '崎﨑嵜碕', '辺邊邉', '沢澤', '斎齋斉齊', '浜濱濵', '広廣', '国國', '桜櫻', '竜龍', '浅淺', '栄榮', '円圓', '塩鹽', '真眞',
  '島嶋嶌', '関關', '滝瀧', '恵惠', '徳德', '富冨', '吉𠮷', '芦蘆', '蔵藏', '実實', '寿壽', '条條', '静靜', '曽曾', '鉄鐵',
  '豊豐', '万萬', '弥彌', '薮藪', '与與', '礼禮', '緑綠',
]
const first = new Map(groups.flatMap((group) => Array.from(group, (sign) => [sign, Array.from(group)[0] ?? sign] as const)))

/** The key under which two writings of a name meet: width, spaces and old forms of a character make no difference. */
export const compareWritten = (name: string): string => Array.from(foldForSearch(name), (sign) => first.get(sign) ?? sign).join('')
