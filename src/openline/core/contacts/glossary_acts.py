"""The built-in glossary: talks, what they lead to, and relations of states. See glossary.py.

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
        (
            "line|channel communication; line|channel open; keep|kept|maintain*|preserv*|open|remain line|channel communication|contact"
            "; maintain*|keep|preserv* communication|communications; crisis communication*"
            "; phone|telephone|military line|channel available|stay|around; military|militaries channel|channels"
        ),
        (
            "канал*|лини* связ*|коммуникац*|общени*|контакт*; открыт* канал*|лини*; поддерж*|сохран*|открыт* канал*|лини* связ*|коммуникац*|общени*"
            "; поддерж*|сохран* коммуникац*; кризисн* коммуникац*; военн* канал*"
        ),
        (
            "jalur|saluran|kanal komunikasi|hubungan; jalur|saluran|kanal buka; jaga|pelihara|buka|tetap jalur|saluran|kanal komunikasi"
            "; jaga|pelihara|pertahan komunikasi; komunikasi krisis; jalur|saluran militer"
        ),
    ),
    (
        "hotline", 3, "direct line; прямая линия; saluran langsung",
        "hotline; hot line; direct|secure|dedicated|deconflict* line|link|telephone; direct communication link",
        "горяч* лини*; прям*|защищенн* лини*|телефон*|провод*; прям* канал* связ*; лини* деконфликт*",
        "hotline; saluran|jalur|sambung|telepon =langsung|khusus|dekonflik*; saluran|jalur komunikasi =langsung|khusus",
    ),
    (
        "line_check", 3, "check of the line; проверка линии; uji saluran",
        "line|link|hotline|channel|communication check*|test*",
        "проверк*|провер*|тест* лини*|связ*|канал*; проверк*|провер*|тест* горяч*|прям* лини*|связ*",
        "uji|periksa|cek|tes|coba saluran|jalur|sambung|komunikasi|hotline; uji|periksa|cek|tes saluran|jalur komunikasi|langsung",
    ),
    (
        "next_meeting", 3, "next meeting; следующая встреча; pertemuan berikutnya",
        (
            "meet|met again; next|another|further|follow meeting|round|session|plenary|call|talk*; agreed meet|reconvene; reconvene"
            "; meeting|round|talks|meet later|soon; look forward meet*|see*|host*; meet week*|month*|soon"
            "; meeting|call|talks|round|date schedul*|set|fixed|arrang*"
            "; representative*|minister*|delegation*|envoy*|presidents|leaders meet end|later|soon|week*|month*|summer|autumn|spring"
            "; talk|speak|call|convene again"
        ),
        (
            "следующ*|очередн*|нов* встреч*|раунд*|заседан*|сесси*|разговор*|переговор*; встрет*|встреч* вновь|снова|опять|повторн*"
            "; =договорились|=условились|=договорилась встрет*|встреч*|собрат*; дат* раунд*|встреч*|переговор*|разговор*|заседани*"
            "; встреч*|раунд*|переговор*|заседан*|разговор* =состоится|=состоятся|=пройдет|=пройдут|запланир*|намеч*|назначен*"
            "; вновь|снова|скоро встрет*|встреч*; условил*|договорил* увид*; =увидеться|=увидятся"
        ),
        (
            "temu|jumpa|rapat|kumpul lagi|kembali; temu|putar|sesi|rapat|runding|bicara|telepon berikut|mendatang|lanjut|depan; sepakat temu"
            "; temu|rapat|putar|runding|telepon jadwal|agenda|rencana; tanggal|waktu temu|putar|runding|rapat; bicara|telepon lagi|kembali"
        ),
    ),
    (
        "dialogue", 2, "continued dialogue; продолжение диалога; kelanjutan dialog",
        (
            "continu*|maintain*|further|resum*|keep|enhanc*|improv*|intensif*|informal|regular dialogue|consultation*|contact|communication|talks"
            "; remain|stay|keep touch|contact; dialogue; speak|talk regularly; dialog; exchange|exchanges military|militaries|regular*"
            "; diplomatic engagement|contact*|path; keep|stay|continu*|maintain*|sustain* engag*"
            "; strengthen*|deepen* communication|exchange*|contact|contacts"
        ),
        (
            "продолж*|поддерж*|возобнов*|укреп*|улучш*|неформальн*|регулярн*|активиз* консультац*|контакт*|общени*|разговор*; диалог*"
            "; остав*|оста* связ*|контакт*; регулярн* общ*|разговарива*|созванива*; дипломатич* контакт*|усили*"
        ),
        (
            "lanjut|jaga|pulih|tingkat|perkuat|informal|rutin konsultasi|kontak|komunikasi; dialog; tetap hubung|kontak"
            "; rutin|berkala bicara|komunikasi|dialog; jalan|saluran diplomatik"
        ),
    ),
    (
        "working_groups", 3, "working groups; рабочие группы; kelompok kerja",
        "working|expert group*; group* expert*",
        "рабоч*|экспертн* групп*; групп* эксперт*",
        "kelompok kerja|ahli|pakar",
    ),
    (
        "ally_briefing", 3, "briefing of allies; информирование союзников; taklimat bagi sekutu",
        "brief*|inform*|debrief*|update|consult* allies|partner*|nato; brief* ukrain*|kyiv|advance|ahead",
        "информир*|проинформир*|ознаком*|брифинг*|консульт* союзник*|партнер*|нато",
        "taklimat|brifing|briefing|pengarahan|jelas|tahu|beritahu|informasi|konsultasi sekutu|mitra|nato",
    ),
    (
        "confidentiality", 3, "confidentiality; конфиденциальность; kerahasiaan",
        "private; confidential*; detail*|specific*|content* disclos*|public|publish*|reveal*|secret|release*",
        (
            "конфиденциальн*; детал*|подробност*|содержан* разглаш*|раскры*|закрыт*|публик*|огла*; не разглаш*|раскры*"
            "; детал*|подробност*|содержан* не разглаш*|раскры*; тайн*"
        ),
        "rahasia; rinci|detail|isi ungkap|umum|tutup|pribadi|siar; tidak ungkap|umum; rinci|detail|isi tidak ungkap|umum",
    ),
    (
        "atmosphere", 1, "tone of the talks; тон беседы; suasana pembicaraan",
        (
            "frank*; candid*; professional*; substantive*; constructive*; businesslike; cordial*; atmosphere; productive; fruitful; friendly; warm"
            "; depth"
        ),
        (
            "откровенн*; профессиональн*; содержательн*; конструктивн*; делов*; доброжелательн*; атмосфер*; плодотворн*; дружеск*; доверительн*"
            "; обстоятельн*; предметн* разговор*|бесед*|обмен*; продуктивн*"
        ),
        "terus terang; jujur; profesional; substantif; konstruktif; suasana; blak; lugas; hangat; akrab; produktif; bersahabat",
    ),
    (
        "visit", 3, "visit; визит; kunjungan",
        "visit*; invit*; secretary|minister|president|delegation|general travel*|trip",
        "визит*; приглаш*; пригласи*; посети*; поездк* президент*|министр*|делегац*",
        "kunjung; lawat; undangan; =mengundang|=diundang",
    ),
    (
        "first_contact", 2, "first contact in a long time; первый контакт за долгое время; kontak pertama setelah lama",
        "first contact|call|conversation|meeting|talks|talk; not spoken|talked|met|spoke since; spoken|talked since",
        "перв* разговор*|контакт*|встреч*|звон*|бесед*; не говорил*|общал*|разговарива*|встречал*|контактир*",
        "pertama bicara|kontak|temu|telepon|cakap; belum|tidak bicara|kontak|temu sejak",
    ),
    (
        "call_initiative", 3, "who called; инициатива разговора; siapa yang menelepon",
        (
            "=initiative side call|conversation|contact|talk*|meeting|held|place|spoke|phone|telephone"
            "; =initiative call|conversation|phone|telephone; request* call|conversation|phone|telephone"
            "; request* side call|conversation|talk*|meeting|held|spoke; =initiated"
        ),
        (
            "=инициативе сторон*|разговор*|звон*|контакт*|состоя*; =просьбе|=запросу сторон*|разговор*|состоя*; инициир* разговор*|звон*|сторон*"
            "; инициатор* разговор*|звон*|выступ*"
        ),
        "prakarsa|inisiatif|permintaan pihak|telepon|bicara|cakap; minta bicara|telepon|cakap; inisiasi|prakarsa pihak|telepon",
    ),
    (
        "joint_statement", 3, "joint statement; совместное заявление; pernyataan bersama",
        "joint statement|readout|communique|declaration",
        "совместн* заявлен*|коммюнике|деклараци*",
        "nyata|komunike|deklarasi bersama",
    ),
    (
        "implementation", 2, "keeping what was agreed; выполнение договорённостей; pelaksanaan kesepakatan",
        "implement*|comply|complian*|fulfil*|observ*|adher*|honour|honor agreement*|commitment*|accord*|obligation*|arrangement*|deal",
        "выполн*|исполн*|соблюд*|реализ* соглашен*|договорен*|обязательств*",
        "laksana|patuh|penuh|taat|implementasi sepakat|perjanjian|komitmen|wajib",
    ),
    (
        "peace_talks", 2, "peace settlement; мирное урегулирование; penyelesaian damai",
        (
            "peace*; political|diplomatic settlement|solution|process; negotiat*; settlement conflict|war|crisis|ukrain*; mediat*; good offices"
            "; ending war; freez* conflict|war|front*"
        ),
        (
            "мирн*; =мира; политич*|дипломатич* урегулирован*|решени*; урегулирован* конфликт*|кризис*|украин*; переговорн* процесс*; посредни*"
            "; переговор* мир*; заморож*|заморозк* конфликт*|войн*"
        ),
        (
            "damai; solusi|selesai|jalan politik|diplomatik|diplomasi; negosiasi; mediasi; mediator; tengah damai|konflik; juru damai"
            "; akhir perang|konflik; beku konflik|perang; penyelesaian konflik; jalur|upaya diplomasi|diplomatik"
        ),
    ),
    # --- between states ---
    (
        "sanctions", 3, "sanctions; санкции; sanksi",
        "sanction*; frozen|seized|immobili* asset*; restrictive|punitive|economic measure*",
        "санкц*; заморож*|арестован*|блокир* актив*; ограничительн* мер*",
        "sanksi; aset beku|sita|blokir; tindakan ekonomi",
    ),
    (
        "diplomatic_missions", 3, "diplomatic missions; дипломатические представительства; perwakilan diplomatik",
        "embass*; consulate*; visa*; diplomat* expel*|expul*; diplomatic mission*|property|presence; ambassador* return|back|post|posts",
        (
            "посольств*; консульств*; визов*; загранучрежден*; дипломатич* представительств*|собственност*|мисси*; высылк* дипломат*"
            "; =послы|=послов|=посол|=посла возвращ*|вернут*"
        ),
        "kedutaan; konsulat; visa; wakil diplomatik; usir diplomat; dubes|duta kembali|pulang",
    ),
    (
        "human_rights", 2, "human rights; права человека; hak asasi manusia",
        "human right*; press|media freedom; freedom expression|assembly|speech; political prisoner*",
        "прав* человек*; свобод* слова|печати|прессы",
        "hak asasi; ham; kebebasan pers|pendapat",
    ),
    (
        "trade", 2, "trade and economy; торговля и экономика; perdagangan dan ekonomi",
        "trade; economic*; economy; tariff*; investment; import*|export* duty|duties",
        "торговл*; торгов*; экономик*; экономич*; пошлин*; тариф*; инвестиц*; товарооборот*",
        "dagang; ekonomi; tarif; investasi; tarif impor; ekspor impor",
    ),
    (
        "climate", 2, "climate; климат; iklim",
        "climate; environment*; oil spill*; pollution",
        "климат*; экологи*; окружающ* сред*; разлив* нефт*; загрязнени*",
        "iklim; lingkungan hidup; lestari lingkungan; tumpah minyak; cemar",
    ),
    (
        "sovereignty", 2, "sovereignty; суверенитет; kedaulatan",
        "sovereign*; territorial integrity",
        "суверен*; территориальн* целостност*",
        "daulat; utuh wilayah|teritorial; integritas wilayah|teritorial",
    ),
    (
        "election_interference", 3, "interference in elections; вмешательство в выборы; campur tangan pemilu",
        "election* interfer*|meddl*; interfer* internal|domestic",
        "вмешательств* выбор*|внутренн*",
        "campur pemilu|pilpres|negeri",
    ),
    (
        "energy", 2, "energy; энергетика; energi",
        "energy; electricity; power grid|infrastructure; pipeline*; nord stream; =oil; natural gas",
        "энергетик*; энергетич*; энергообъект*; энергоинфраструктур*; электроэнерг*; газопровод*; северн* поток*; электростанци*; нефт*; газов*",
        "energi; listrik; pipa gas; infrastruktur energi; minyak; =gas",
    ),
    (
        "follow_up", 2, "follow-up by teams; работа по поручению; tindak lanjut oleh tim",
        (
            "task*|instruct*|direct* team*|representative*|official*|aide*|delegation*|ministr*|expert*; team*|representative*|aide*|expert* follow*"
            "; =follow =up"
        ),
        "поруч* представител*|команд*|помощник*|министр*|ведомств*|делегац*|эксперт*; поручени* представител*|команд*|ведомств*|министр*",
        "tugas|perintah|instruksi tim|wakil|delegasi|pejabat|menteri|pakar; tindak lanjut",
    ),
    (
        "duration", 2, "length of the talk; продолжительность разговора; lamanya pembicaraan",
        (
            "last|lasted hour|hours|minute|minutes; hour|hours|minute|minutes long; =minute|=hour call|conversation|talk"
            "; spoke|talked|took hour|hours|minute|minutes"
        ),
        "продолж*|длил*|продлил*|занял*|продолжительн* час*|минут*; разговор*|бесед*|встреч*|переговор* продолж*|длил*|продлил* час*|минут*",
        "langsung|selama|lama jam|menit; bicara|cakap|temu langsung jam|menit",
    ),
    (
        "peacekeeping", 3, "peacekeeping; миротворчество; penjaga perdamaian",
        "peacekeep*; peace keep*",
        "миротвор*",
        "jaga|pelihara|pasukan damai; jaga|pelihara pasukan damai",
    ),
    (
        "disaster_relief", 2, "disasters; стихийные бедствия; bencana alam",
        "earthquake*; flood*; disaster*; tsunami*; typhoon*",
        "землетряс*; наводнени*; стихийн* бедстви*; цунами",
        "gempa; banjir; bencana; tsunami; topan",
    ),
    (
        "children", 3, "return of children; возвращение детей; pemulangan anak",
        "children return*|deport*|abduct*|reunit*|reunif*|famil*; reunif* famil*",
        "=детей|=дети|=детям|=детьми|=детях; воссоедин* =семей|=семьи|=семьями",
        "anak pulang|kembali|culik|pisah|keluarga; satu keluarga anak",
    ),
    (
        "migration", 2, "migration and refugees; миграция и беженцы; migrasi dan pengungsi",
        "migra*; refugee*; asylum",
        "мигра*; беженц*",
        "migran; migrasi; imigran; =pengungsi",
    ),
    (
        "crime", 2, "crime and trafficking; преступность и наркоторговля; kejahatan dan perdagangan gelap",
        "narcotic*; drug|human|arms|people traffick*|smuggl*; fentanyl; cartel*; organi* crime; pirac*; pirate*",
        "наркот*; наркотраф*; контрабанд*; организованн* преступн*; пират*",
        "narkoba; narkotika; selundup; jahat terorganisasi|lintas; rompak; bajak laut",
    ),
    (
        "war_crimes", 2, "war crimes; военные преступления; kejahatan perang",
        "war crime*; atrocit*; tribunal",
        "военн* преступлени*; зверств*; трибунал*",
        "jahat perang; kekejaman; tribunal",
    ),
    (
        "annexation", 2, "status of territories; статус территорий; status wilayah",
        "annex*; referend*; occup* territor*; territor* concession*|status|swap*",
        "аннекс*; референдум*; оккупирован* территори*; территориальн* вопрос*|уступ*; статус* территори*",
        "aneksasi; referendum; wilayah duduk; status wilayah; konsesi wilayah",
    ),
    (
        "minsk_agreements", 3, "Minsk agreements; Минские соглашения; perjanjian Minsk",
        "minsk agreement*|accord*|process|package|protocol*; normandy format|four",
        "минск* соглашен*|договорен*|процесс*|комплекс*|протокол*; нормандск*",
        "perjanjian|kesepakatan|protokol minsk; format normandia",
    ),
    (
        "united_nations", 1, "United Nations; ООН; Perserikatan Bangsa-Bangsa",
        "united nations; =un; security council",
        "=оон; совет* безопасност* =оон; совбез*",
        "pbb; dewan aman; satu bangsa",
    ),
    (
        "international_law", 1, "international law; международное право; hukum internasional",
        "international law; rules =order",
        "международн* =право|=права|=праву|=правом",
        "hukum internasional",
    ),
    (
        "law_of_the_sea", 2, "law of the sea; морское право; hukum laut",
        "law =sea; unclos",
        "морск* =право|=права|=праву|=правом; конвенц* морск*; конвенц* оон мор*",
        "hukum laut; unclos; konvensi laut",
    ),
    (
        "summit", 2, "summit; саммит; konferensi tingkat tinggi",
        "summit*; g20; g7; apec; brics",
        "саммит*; группы двадцати; брикс; g20",
        "ktt; konferensi tinggi; g20; brics; apec",
    ),
    (
        "air_links", 2, "direct flights; прямое авиасообщение; penerbangan langsung",
        "direct flight*; air service*|link*|traffic|connection*; flight* resum*",
        "авиасообщени*; прям* рейс*|полет*; воздушн* сообщени*",
        "penerbangan langsung; rute penerbangan",
    ),
    (
        "earlier_talks", 2, "outcome of earlier talks; итоги прошедших переговоров; hasil pembicaraan sebelumnya",
        "outcome*|result* talks|round|negotiation*|meeting|summit|consultation*",
        "итог*|результат* переговор*|раунд*|встреч*|саммит*|консультац*",
        "hasil runding|putar|temu|ktt|konsultasi",
    ),
)  # fmt: skip
