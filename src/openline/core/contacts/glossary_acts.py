"""The built-in glossary: talks, what they lead to, and what is done for people. See glossary.py.

A row: topic, rank, titles in English, Russian and Indonesian, terms in English, in Russian, in Indonesian.
"""

from __future__ import annotations

Row = tuple[str, int, str, str, str, str]

# Topics whose words the parties understand differently; whoever writes one is told. (Hainan, 2001.)
DISAGREED: dict[str, str] = {
    "apology": "to apologise admits fault in law for one side, and is only courtesy for the other",
    "regret": "regret is read as an apology by one side, and as less than one by the other",
    "provocation": "each side calls by this word what it did not do itself",
    "ceasefire": "say whether it ends by a date, what it covers, and who watches it",
    "strategic_stability": "one side counts missile defence and conventional arms in, the other does not",
}

ROWS: tuple[Row, ...] = (
    # --- the line and the talks ---
    (
        "open_lines", 3, "open lines of communication; открытые каналы связи; jalur komunikasi terbuka",
        "line|channel communication; line|channel open; keep|kept|maintain*|preserv*|open|remain line|channel communication|contact",
        "канал*|лини* связ*|коммуникац*|общени*|контакт*; открыт* канал*|лини*; поддерж*|сохран*|открыт* канал*|лини* связ*|коммуникац*|общени*",
        "jalur|saluran|kanal komunikasi|hubungan; jalur|saluran|kanal buka; jaga|pelihara|buka|tetap jalur|saluran|kanal komunikasi",
    ),
    (
        "hotline", 3, "direct line; прямая линия; saluran langsung",
        "hotline; hot line; direct|secure|dedicated|deconflict* line|link|telephone; direct communication link",
        "горяч* лини*; прям*|защищенн* лини*|телефон*|провод*; прям* канал* связ*; лини* деконфликт*",
        "hotline; saluran|jalur|sambung|telepon langsung|khusus|dekonflik*; saluran|jalur komunikasi langsung|khusus",
    ),
    (
        "line_check", 3, "check of the line; проверка линии; uji saluran",
        "line|link|hotline|channel|communication check*|test*",
        "проверк*|провер*|тест* лини*|связ*|канал*; проверк*|провер*|тест* горяч*|прям* лини*|связ*",
        "uji|periksa|cek|tes|coba saluran|jalur|sambung|komunikasi|hotline; uji|periksa|cek|tes saluran|jalur komunikasi|langsung",
    ),
    (
        "next_meeting", 3, "next meeting; следующая встреча; pertemuan berikutnya",
        "meet|met again; next|another|further|follow meeting|round|session|plenary|call|talk*; agreed meet|reconvene; reconvene; meeting|round|talks|meet later|soon",
        "следующ*|очередн*|нов* встреч*|раунд*|заседан*|сесси*|разговор*|переговор*; встрет*|встреч* вновь|снова|опять|повторн*; =договорились|=условились|=договорилась встрет*|встреч*|собрат*",
        "temu|jumpa|rapat|kumpul lagi|kembali; temu|putar|sesi|rapat|runding|bicara|telepon berikut|mendatang|lanjut|depan; sepakat temu",
    ),
    (
        "dialogue", 2, "continued dialogue; продолжение диалога; kelanjutan dialog",
        "continu*|maintain*|further|resum*|keep|enhanc*|improv*|intensif*|informal|regular dialogue|consultation*|contact|communication|talks; remain|stay|keep touch|contact; dialogue",
        "продолж*|поддерж*|возобнов*|укреп*|улучш*|неформальн*|регулярн*|активиз* консультац*|контакт*|общени*|разговор*; диалог*; остав*|оста* связ*|контакт*",
        "lanjut|jaga|pulih|tingkat|perkuat|informal|rutin konsultasi|kontak|komunikasi; dialog; tetap hubung|kontak",
    ),
    (
        "working_groups", 3, "working groups; рабочие группы; kelompok kerja",
        "working|expert group*; group* expert*", "рабоч*|экспертн* групп*; групп* эксперт*", "kelompok kerja|ahli|pakar",
    ),
    (
        "ally_briefing", 3, "briefing of allies; информирование союзников; taklimat bagi sekutu",
        "brief*|inform*|debrief*|update|consult* allies|partner*|nato",
        "информир*|проинформир*|ознаком*|брифинг*|консульт* союзник*|партнер*|нато",
        "taklimat|brifing|briefing|pengarahan|jelas|tahu|beritahu|informasi|konsultasi sekutu|mitra|nato",
    ),
    (
        "confidentiality", 3, "confidentiality; конфиденциальность; kerahasiaan",
        "private; confidential*; detail*|specific*|content* disclos*|public|publish*|reveal*|secret|release*",
        "конфиденциальн*; детал*|подробност*|содержан* разглаш*|раскры*|закрыт*|публик*|огла*; не разглаш*|раскры*; тайн*",
        "rahasia; rinci|detail|isi ungkap|umum|tutup|pribadi|siar; tidak ungkap|umum",
    ),
    (
        "atmosphere", 1, "tone of the talks; тон беседы; suasana pembicaraan",
        "frank*; candid*; professional*; substantive*; constructive*; businesslike; cordial*; atmosphere",
        "откровенн*; профессиональн*; содержательн*; конструктивн*; делов*; доброжелательн*; атмосфер*",
        "terus terang; jujur; profesional; substantif; konstruktif; suasana; blak; lugas",
    ),
    (
        "visit", 3, "visit; визит; kunjungan",
        "visit*; invit*", "визит*; приглаш*; пригласи*", "kunjung; lawat; undangan",
    ),
    (
        "first_contact", 2, "first contact in a long time; первый контакт за долгое время; kontak pertama setelah lama",
        "first contact|call|conversation|meeting|talks|talk; not spoken|talked|met|spoke since; spoken|talked since",
        "перв* разговор*|контакт*|встреч*|звон*|бесед*; не говорил*|общал*|разговарива*|встречал*|контактир*",
        "pertama bicara|kontak|temu|telepon|cakap; belum|tidak bicara|kontak|temu sejak",
    ),
    (
        "call_initiative", 3, "who called; инициатива разговора; siapa yang menelepon",
        "initiat* call|conversation|contact|side|talk*|american|russian; request* call|conversation|side; initiated",
        "инициатив* сторон*|разговор*|звон*|контакт*|состоя*; просьб* сторон*|разговор*|состоя*; инициир* разговор*|звон*|сторон*",
        "prakarsa|inisiatif|permintaan pihak|telepon|bicara|cakap",
    ),
    (
        "joint_statement", 3, "joint statement; совместное заявление; pernyataan bersama",
        "joint statement|readout|communique|declaration", "совместн* заявлен*|коммюнике|деклараци*", "nyata|komunike|deklarasi bersama",
    ),
    (
        "implementation", 2, "keeping what was agreed; выполнение договорённостей; pelaksanaan kesepakatan",
        "implement*|comply|complian*|fulfil*|observ*|adher*|honour|honor agreement*|commitment*|accord*|obligation*|arrangement*|deal",
        "выполн*|исполн*|соблюд*|реализ* соглашен*|договорен*|обязательств*",
        "laksana|patuh|penuh|taat|implementasi sepakat|perjanjian|komitmen|wajib",
    ),
    (
        "peace_talks", 2, "peace settlement; мирное урегулирование; penyelesaian damai",
        "peace*; political|diplomatic settlement|solution|process; negotiat*",
        "мирн*; =мира; политич*|дипломатич* урегулирован*|решени*; урегулирован* конфликт*|кризис*|украин*; переговорн* процесс*",
        "damai; solusi|selesai|jalan politik|diplomatik|diplomasi; negosiasi",
    ),
    # --- ending fire, and what is done for people ---
    (
        "ceasefire", 3, "ceasefire; прекращение огня; gencatan senjata",
        "ceasefire; cease =fire; truce; armistice; cessation|halt|stop|end hostilit*|fighting|fire; halt|stop|end war",
        "прекращ*|прекрат* огн*|огонь|стрельб*|боев*; перемири*; режим* тишин*; прекращ*|прекрат* боев*|военн* действи*",
        "gencat senjata; henti|akhir tembak|perang|permusuhan|pertempuran",
    ),
    (
        "prisoners", 3, "prisoners; пленные; tawanan",
        "prisoner*; =pow; =pows; captive*; exchange|swap detain*|prisoner*",
        "военнопленн*; пленн*; обмен* заключенн*|удерживаем*",
        "tawan; tukar tahanan; narapidana",
    ),
    (
        "detained_persons", 3, "detained citizens; задержанные граждане; warga yang ditahan",
        "detained; detainee*; detention; hostage*; imprisoned; consular access",
        "задержанн*; заложник*; консульск* доступ*; удерживаем* граждан*",
        "sandera; tahan warga; akses konsuler",
    ),
    (
        "humanitarian", 2, "humanitarian matters; гуманитарные вопросы; masalah kemanusiaan",
        "humanitarian; relief aid|supply", "гуманитарн*", "kemanusiaan; humaniter",
    ),
    (
        "humanitarian_corridor", 3, "humanitarian corridor; гуманитарный коридор; koridor kemanusiaan",
        "corridor*; humanitarian corridor*; safe passage", "коридор*; гуманитарн* коридор*; безопасн* проход*|выход*",
        "koridor; koridor kemanusiaan; lintas aman; jalur kemanusiaan",
    ),
    ("evacuation", 3, "evacuation; эвакуация; evakuasi", "evacuat*", "эвакуац*; эвакуир*", "evakuasi; ungsi"),
    (
        "civilians", 2, "protection of civilians; защита гражданского населения; perlindungan warga sipil",
        "civilian*", "мирн* жител*|населен*|граждан*; гражданск* =лиц|=лица|=лицам|населен*|объект*|инфраструктур*", "sipil",
    ),
    (
        "fallen", 3, "return of the fallen; возвращение тел погибших; pemulangan jenazah",
        "bodies|body|remains fallen|soldier*|killed|dead|return*|repatriat*",
        "останк*; =тел|=тела|=телами погибш*|павш*", "jenazah; jasad",
    ),
    (
        "grain", 3, "grain and food; зерно и продовольствие; gandum dan pangan",
        "grain*; wheat; fertili*; food export*|security", "зерн*; продовольств*; удобрени*; пшениц*", "gandum; pupuk; pangan; biji",
    ),
    (
        "search_and_rescue", 3, "search and rescue; поиск и спасание; pencarian dan penyelamatan",
        "search rescue; rescue*; salvage", "поиск*|поисков* спас*; спасен*; спасател*", "cari selamat; penyelamatan; tolong korban",
    ),
    # --- between states ---
    ("sanctions", 3, "sanctions; санкции; sanksi", "sanction*", "санкц*", "sanksi"),
    (
        "diplomatic_missions", 3, "diplomatic missions; дипломатические представительства; perwakilan diplomatik",
        "embass*; consulate*; visa*; diplomat* expel*|expul*; diplomatic mission*|property|presence",
        "посольств*; консульств*; визов*; загранучрежден*; дипломатич* представительств*|собственност*|мисси*; высылк* дипломат*",
        "kedutaan; konsulat; visa; wakil diplomatik; usir diplomat",
    ),
    ("human_rights", 2, "human rights; права человека; hak asasi manusia", "human right*", "прав* человек*", "hak asasi; ham"),
    (
        "trade", 2, "trade and economy; торговля и экономика; perdagangan dan ekonomi",
        "trade; economic*; economy; tariff*; investment", "торговл*; торгов*; экономик*; экономич*; пошлин*; тариф*; инвестиц*",
        "dagang; ekonomi; tarif; investasi",
    ),
    ("climate", 2, "climate; климат; iklim", "climate", "климат*", "iklim"),
    (
        "sovereignty", 2, "sovereignty; суверенитет; kedaulatan",
        "sovereign*; territorial integrity", "суверен*; территориальн* целостност*", "daulat; utuh wilayah|teritorial; integritas wilayah|teritorial",
    ),
    (
        "election_interference", 3, "interference in elections; вмешательство в выборы; campur tangan pemilu",
        "election* interfer*|meddl*; interfer* internal|domestic", "вмешательств* выбор*|внутренн*", "campur pemilu|pilpres|negeri",
    ),
    (
        "energy", 2, "energy; энергетика; energi",
        "energy; electricity; power grid|infrastructure; pipeline*", "энергетик*; энергетич*; энергообъект*; энергоинфраструктур*; электроэнерг*; газопровод*",
        "energi; listrik; pipa gas",
    ),
)  # fmt: skip
