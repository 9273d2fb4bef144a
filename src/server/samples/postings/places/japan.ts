import { type Institution, inJapan } from './institution.ts'

/** Where one teaches and does research in Japan. Every prefecture has some. */
export const japan: readonly Institution[] = [
  ...inJapan('00001', 'university', [
    ['見本大学|Sample University', 'mihon-u', '13 12', ''],
    ['見本工業大学|Sample Institute of Technology', 'mihon-tech', '14 13', 'mathematics physics chemistry materials computing robotics mechanical electrical civil aerospace'],
    ['見本総合大学|Sample Comprehensive University', 'mihon-sogo', '27 28', ''],
    ['見本教育大学|Sample University of Education', 'mihon-edu', '29', 'education mathematics letters english history society'],
    ['見本医科大学|Sample Medical University', 'mihon-med', '22', 'medicine health biology pharmacy'],
    ['見本海洋大学|Sample University of Marine Science', 'mihon-sea', '42 46', 'agriculture aerospace environment earth'],
    ['架空北方大学|Fictional University of the North', 'kaku-north', '01 02', ''],
    ['架空みちのく大学|Fictional Michinoku University', 'kaku-michinoku', '04 03 07', ''],
    ['架空日本海大学|Fictional Sea of Japan University', 'kaku-nihonkai', '15 16 18', ''],
    ['架空中央山地大学|Fictional Central Highlands University', 'kaku-highlands', '20 19 21', ''],
    ['架空山陽大学|Fictional Sanyo University', 'kaku-sanyo', '34 33 35', ''],
    ['架空四国路大学|Fictional Shikoku University', 'kaku-shikoku', '37 36 38 39', ''],
    ['架空九州路大学|Fictional Kyushu University of Samples', 'kaku-kyushu', '40 41 43 44', ''],
    ['架空南島大学|Fictional University of the Southern Islands', 'kaku-south', '47 46', ''],
  ]),
  ...inJapan('00002', 'university', [
    ['架空県立大学|Fictional Prefectural University', 'kaku-pref', '05 06', ''],
    ['例示県立看護大学|Example Prefectural College of Nursing', 'reiji-nursing', '45', 'health medicine'],
    ['例示市立大学|Example City University', 'reiji-city', '26 25', ''],
    ['見本県立総合大学|Sample Prefectural University', 'mihon-pref', '10 09', 'agriculture crops environment computing society economics health'],
    ['例示公立文化大学|Example Public University of Culture', 'reiji-culture', '17', 'letters english history society'],
    ['見本公立情報大学|Sample Public University of Informatics', 'mihon-info', '07 08', 'computing intelligence robotics mathematics'],
  ]),
  ...inJapan('00003', 'university', [
    ['サンプル学院大学|Sample Gakuin University', 'sample-gakuin', '13 11', 'letters english history law economics society education'],
    ['サンプル国際大学|Sample International University', 'sample-intl', '12 13', 'english law economics society history'],
    ['サンプル理科大学|Sample University of Science', 'sample-sci', '13 08', 'mathematics physics chemistry materials computing intelligence biology mechanical electrical pharmacy'],
    ['サンプル女子大学|Sample Women’s University', 'sample-women', '28 26', 'letters english education health society intelligence'],
    ['サンプル経済大学|Sample University of Economics', 'sample-econ', '23', 'economics law society intelligence'],
    ['サンプル薬科大学|Sample University of Pharmacy', 'sample-pharm', '27', 'pharmacy chemistry biology'],
    ['サンプル医療大学|Sample University of Health Care', 'sample-care', '11 09', 'health medicine'],
    ['サンプル福祉大学|Sample University of Social Welfare', 'sample-welfare', '30 24', 'society education health'],
    ['例示外国語大学|Example University of Foreign Studies', 'reiji-lang', '27', 'english letters society'],
    ['例示情報大学|Example University of Information Studies', 'reiji-it', '14', 'computing intelligence economics'],
    ['例示文化大学|Example Bunka University', 'reiji-bunka', '31 32', 'letters history education society'],
    ['例示体育大学|Example Sports University', 'reiji-sport', '01', 'health education'],
  ]),
  ...inJapan('00004', 'college', [
    ['見本短期大学|Sample Junior College', 'mihon-jc', '06', 'education health english society'],
    ['サンプル女子短期大学|Sample Women’s Junior College', 'sample-jc', '24', 'education health letters'],
  ]),
  ...inJapan('00005', 'college', [
    ['見本工業高等専門学校|Sample College of Technology (KOSEN)', 'mihon-kosen', '16 18', 'mechanical electrical civil computing chemistry mathematics english'],
    ['架空高等専門学校|Fictional College of Technology (KOSEN)', 'kaku-kosen', '39 44', 'mechanical electrical robotics computing physics letters'],
    ['例示商船高等専門学校|Example Maritime College (KOSEN)', 'reiji-kosen', '32 35', 'aerospace electrical mechanical english'],
  ]),
  ...inJapan('00006', 'school', [
    ['サンプル情報専門学校|Sample College of Computing', 'sample-senmon', '23 13', 'computing intelligence robotics'],
    ['例示医療福祉専門学校|Example College of Care', 'reiji-senmon', '33', 'health society education'],
  ]),
  ...inJapan('00007', 'school', [
    ['見本高等学校|Sample High School', 'mihon-hs', '19 11', 'mathematics physics chemistry earth biology letters english history computing'],
    ['サンプル学園中学校・高等学校|Sample Academy Junior and Senior High School', 'sample-hs', '14 21', 'mathematics physics chemistry biology letters english history health law computing'],
    ['架空国際学園|Fictional International School', 'kaku-is', '28 13', 'mathematics physics biology english history across'],
  ]),
  ...inJapan('00008', 'institute', [
    ['国立研究開発法人サンプル研究所|Sample National Research Institute', 'sample-lab', '08 11 28', 'physics chemistry biology materials computing intelligence'],
    ['見本環境研究機構|Sample Organisation for Environmental Research', 'mihon-env', '08', 'environment earth crops'],
    ['架空宇宙物理研究機構|Fictional Institute for Astrophysics', 'kaku-space', '14 03', 'physics earth aerospace'],
    ['架空農業食品研究機構|Fictional Agriculture and Food Research Organisation', 'kaku-agri', '08 43 01', 'agriculture crops biology'],
    ['見本医療研究センター|Sample Medical Research Center', 'mihon-nc', '13 25', 'medicine health biology pharmacy intelligence'],
    ['大学共同利用機関法人例示人文研究機構|Example Institutes for the Humanities', 'reiji-hum', '26 12', 'letters history society'],
    ['例示核融合・物質科学研究所|Example Institute for Fusion and Materials', 'reiji-fusion', '21 02', 'electrical materials physics'],
  ]),
  ...inJapan('00009', 'institute', [
    ['例示県工業技術センター|Example Prefectural Industrial Technology Center', 'reiji-itc', '22 10', 'mechanical electrical materials chemistry'],
    ['例示県農林水産試験場|Example Prefectural Agriculture and Fisheries Station', 'reiji-farm', '45 38', 'crops agriculture environment'],
    ['架空県衛生環境研究所|Fictional Prefectural Institute of Health and Environment', 'kaku-health', '41 36', 'health medicine environment chemistry'],
    ['見本市立博物館|Sample City Museum', 'mihon-museum', '30 31', 'history letters earth biology'],
  ]),
  ...inJapan('00010', 'institute', [
    ['特殊法人架空技術基盤機構|Fictional Agency for Technology Foundations', 'kaku-agency', '13', 'electrical computing aerospace civil economics across'],
  ]),
  ...inJapan('00011', 'institute', [
    ['公益財団法人サンプル医学研究財団|Sample Foundation for Medical Research', 'sample-found', '27', 'medicine biology pharmacy'],
    ['公益財団法人見本文化財団|Sample Cultural Foundation', 'mihon-found', '26 13', 'history letters society'],
    ['一般財団法人架空電力研究財団|Fictional Electric Power Research Foundation', 'kaku-power', '12', 'electrical mechanical environment civil'],
  ]),
  ...inJapan('99999', 'other', [
    ['見本技術研究組合|Sample Technology Research Association', 'mihon-tra', '08 13', 'materials electrical chemistry mechanical'],
    ['特定非営利活動法人例示サイエンス広場|Example Science Plaza (NPO)', 'reiji-npo', '13 40', 'across biology earth physics education'],
    ['一般社団法人架空地域政策機構|Fictional Regional Policy Association', 'kaku-policy', '04 32', 'economics society environment civil law'],
  ]),
]
