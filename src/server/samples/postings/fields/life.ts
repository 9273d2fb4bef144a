import type { Discipline } from './discipline.ts'

/** Living things, from molecules to forests. */
export const life: readonly Discipline[] = [
  {
    key: 'biology', school: '大学院生命科学研究科|Graduate School of Life Sciences', department: '生物科学専攻|Department of Biological Sciences',
    degree: '博士（理学）または博士（生命科学）の学位|PhD in the life sciences', subject: '理科（生物）|science (biology)',
    topics: [
      ['43010', '分子生物学|molecular biology', '相分離による転写制御|transcriptional control by phase separation', '翻訳品質管理の分子機構|the molecular basis of translational quality control', 'エピゲノム修飾の世代間継承|the inheritance of epigenetic marks', '分子生物学|Molecular Biology', '生物学実験|Biology Laboratory', 'ゲノム編集または次世代シーケンス解析|genome editing or next-generation sequencing'],
      ['43020', '構造生物学|structural biology', 'クライオ電子顕微鏡による膜タンパク質の構造決定|membrane protein structures by cryo-electron microscopy', 'イオンチャネルの動的構造|the dynamics of ion channels', '時分割結晶構造解析による酵素反応の可視化|enzyme reactions seen by time-resolved crystallography', '生化学|Biochemistry', '構造生物学|Structural Biology', 'タンパク質の精製と構造解析|protein purification and structure determination'],
      ['43050', 'ゲノム生物学|genome biology', '長鎖シーケンスによる構造多型の解明|structural variants seen by long-read sequencing', '在来品種の集団ゲノム解析|the population genomics of landraces', '腸内細菌叢のメタゲノム解析|the metagenomics of gut bacteria', 'ゲノム科学|Genome Science', '生命情報学|Bioinformatics', '大規模塩基配列データの解析|the analysis of large sequence data'],
      ['44010', '細胞生物学|cell biology', 'オートファジーの選択性とその破綻|the selectivity of autophagy and how it fails', '超解像顕微鏡によるオルガネラ動態の観察|organelle dynamics under super-resolution microscopes', '細胞分裂における染色体分配|chromosome segregation in cell division', '細胞生物学|Cell Biology', '生命科学概論|Introduction to Life Science', '蛍光イメージングと細胞培養|fluorescence imaging and cell culture'],
      ['44030', '植物分子・生理科学|plant molecular biology', '植物の乾燥応答とシグナル伝達|drought response and signalling in plants', '光合成の環境順化|the acclimation of photosynthesis', '根と共生微生物の相互作用|the interplay of roots and symbiotic microbes', '植物生理学|Plant Physiology', '基礎生物学|Basic Biology', '植物の形質転換または生理機能解析|plant transformation or physiology'],
      ['45040', '生態学|ecology', '長期観測に基づく森林動態の予測|forest dynamics from long-term observation', '環境DNAを用いた生物多様性モニタリング|monitoring biodiversity by environmental DNA', '捕食者と被食者の進化動態|the eco-evolutionary dynamics of predators and prey', '生態学|Ecology', '野外実習|Field Course', '野外調査と統計解析|field work and statistical analysis'],
      ['46030', '神経科学|neuroscience', '意思決定を支える神経回路|the neural circuits of decision-making', '記憶の固定化における睡眠の役割|the part of sleep in memory consolidation', '神経変性疾患モデルの病態|models of neurodegenerative disease', '神経科学|Neuroscience', '生理学|Physiology', '電気生理または二光子イメージング|electrophysiology or two-photon imaging'],
    ],
  },
  {
    key: 'agriculture', school: '農学部|Faculty of Agriculture', department: '応用生命科学科|Department of Applied Life Sciences',
    degree: '博士（農学）またはこれに相当する学位|PhD in agriculture or a related field', subject: '農業|agriculture',
    topics: [
      ['38020', '応用微生物学|applied microbiology', '麹菌の二次代謝産物の生合成|the biosynthesis of secondary metabolites in koji mould', '未培養微生物の培養と機能開発|cultivating the uncultured microbes and using them', '微生物によるバイオプラスチック生産|the microbial production of bioplastics', '応用微生物学|Applied Microbiology', '発酵学|Fermentation Science', '微生物の培養と遺伝子操作|microbial cultivation and genetic engineering'],
      ['38050', '食品科学|food science', '発酵食品の呈味成分と嗜好性|taste compounds and preference in fermented foods', '食品タンパク質の構造と食感|protein structure and texture in food', '機能性成分の体内動態|the fate of functional compounds in the body', '食品化学|Food Chemistry', '食品衛生学|Food Hygiene', '食品成分の分析|the analysis of food components'],
      ['40010', '森林科学|forest science', '人工林の炭素吸収量評価|carbon uptake in planted forests', '野生動物による森林被害の管理|managing wildlife damage in forests', '航空レーザー計測による森林資源の把握|forest inventory by airborne laser scanning', '森林生態学|Forest Ecology', '森林計測学実習|Forest Measurement', 'リモートセンシングまたは森林調査|remote sensing or forest survey'],
      ['40030', '水産科学|fisheries science', '養殖魚の育種と完全養殖|breeding and closed-cycle aquaculture', '沿岸資源の持続可能な管理|the sustainable management of coastal stocks', '赤潮の発生予測|predicting harmful algal blooms', '水産資源学|Fisheries Resources', '水産増殖学|Aquaculture', '魚類の飼育実験または資源評価|rearing experiments or stock assessment'],
      ['42020', '獣医学|veterinary science', '伴侶動物の腫瘍免疫|tumour immunity in companion animals', '人獣共通感染症の疫学|the epidemiology of zoonoses', '産業動物の繁殖障害|reproductive disorders in livestock', '獣医病理学|Veterinary Pathology', '獣医公衆衛生学|Veterinary Public Health', '獣医師としての診療または病態解析|veterinary practice or pathology'],
    ],
  },
  {
    key: 'pharmacy', school: '薬学部|Faculty of Pharmaceutical Sciences', department: '薬学科|Department of Pharmacy',
    degree: '博士（薬学）またはこれに相当する学位|PhD in the pharmaceutical sciences',
    topics: [
      ['47010', '創薬化学|medicinal chemistry', '中分子ペプチド医薬の設計|the design of peptide drugs', '酵素阻害剤の構造活性相関|structure–activity relationships of enzyme inhibitors', '核酸医薬の化学修飾|the chemical modification of oligonucleotide drugs', '医薬品化学|Medicinal Chemistry', '有機薬化学実習|Organic Chemistry Laboratory', '医薬品候補化合物の合成と評価|the synthesis and testing of drug candidates'],
      ['47040', '薬理学|pharmacology', '慢性疼痛の分子標的|molecular targets in chronic pain', 'オピオイド受容体のシグナル選択性|biased signalling of opioid receptors', '心不全治療薬の作用機序|how drugs for heart failure act', '薬理学|Pharmacology', '薬物治療学|Pharmacotherapy', '動物モデルを用いた薬効評価|testing drugs in animal models'],
      ['47060', '医療薬学|clinical pharmacy', '実臨床データを用いた副作用の解析|adverse effects in real-world data', '抗菌薬の適正使用支援|antimicrobial stewardship', '薬物動態モデルによる投与設計|dosing by pharmacokinetic models', '臨床薬学|Clinical Pharmacy', '薬剤疫学|Pharmacoepidemiology', '薬剤師としての実務または医療データ解析|practice as a pharmacist or the analysis of clinical data'],
    ],
  },
]
