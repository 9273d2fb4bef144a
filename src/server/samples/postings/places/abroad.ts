import type { Both } from '../both.ts'
import type { Institution } from './institution.ts'

const abroadIn = (country: string, type: '00013' | '00014', name: Both, slug: string, disciplines: string): Institution =>
  ({ country, type, name, slug, kind: 'overseas', prefectures: ['00048'], disciplines: disciplines.split(' ').filter((word) => word !== '') })

/** Institutions outside Japan, and those of several states. */
export const abroad: readonly Institution[] = [
  abroadIn('CH', '00013', '見本アルプス工科大学|Sample Alpine Institute of Technology', 'alpine', 'physics computing materials chemistry robotics mathematics'),
  abroadIn('DE', '00013', '例示科学協会（ドイツ）|Beispiel Society Example Institute', 'beispiel', 'physics chemistry biology earth materials history'),
  abroadIn('FR', '00013', '例示大学（フランス）|Université Exemple', 'exemple', 'mathematics physics letters history environment'),
  abroadIn('GB', '00013', '架空島嶼大学（英国）|Fictional University of the Isles', 'isles', 'biology medicine economics english history law'),
  abroadIn('US', '00013', '見本州立大学（米国）|Sample State University', 'sample-state', 'computing intelligence biology economics physics society'),
  abroadIn('CA', '00013', '架空森林大学（カナダ）|Fictional University of the Forests', 'forests', 'agriculture environment earth biology'),
  abroadIn('SG', '00013', '見本国際大学（シンガポール）|Sample Global University', 'sample-global', 'computing materials economics medicine electrical'),
  abroadIn('AU', '00013', '例示南方大学（オーストラリア）|Example Southern University', 'southern', 'environment earth agriculture health education'),
  abroadIn('TW', '00013', '範例大学（台湾）|Fanli Example University', 'fanli', 'electrical materials society letters computing'),
  abroadIn('KR', '00013', '例示科学技術院（韓国）|Example Advanced Institute of Science', 'example-ais', 'materials robotics electrical chemistry physics'),
  abroadIn('SE', '00013', '架空オーロラ大学（スウェーデン）|Fictional Aurora University', 'aurora', 'health medicine environment society earth'),
  abroadIn('TH', '00013', '見本アジア工学院（タイ）|Sample Asian School of Engineering', 'sample-ase', 'civil environment agriculture computing'),
  abroadIn('IT', '00014', '例示国際気候機構|Example International Climate Organisation', 'climate', 'environment earth economics'),
  abroadIn('AT', '00014', '架空国際エネルギー監視機関|Fictional International Energy Watch', 'energy-watch', 'electrical environment law physics'),
]
