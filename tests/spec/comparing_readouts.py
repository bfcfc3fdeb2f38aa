# ruff: noqa: RUF001
"""Readouts of one contact by two parties, written as ministries write them, and what a reader would align.

A statement has a label: the same label on both sides is the same matter, `?` says that it may as well stand
alone, and `-` belongs to nothing. Written before the terms of the glossary that find them.
"""

READOUTS: tuple[tuple[str, dict[str, list[tuple[str, str]]]], ...] = (
    (
        "drone-2023",
        {
            "US": [
                (
                    "a",
                    "Secretary Austin spoke by phone with Russian Minister of Defense Sergey Shoygu regarding recent unprofessional, dangerous and reckless behavior by the Russian air force in international airspace over the Black Sea.",
                ),
                (
                    "-",
                    "Secretary Austin emphasized that the United States will continue to fly and operate wherever international law allows.",
                ),
                ("-", "The two agreed to keep lines of communication open."),
            ],
            "RU": [
                ("-", "Разговор состоялся по инициативе американской стороны."),
                (
                    "a",
                    "Обсуждены причины и последствия инцидента с американским беспилотником, произошедшего 14 марта в акватории Чёрного моря.",
                ),
                (
                    "a?",
                    "Министр отметил, что причиной инцидента стало несоблюдение объявленной Россией зоны ограничения полётов.",
                ),
                (
                    "-",
                    "Полёты американских стратегических БПЛА у побережья Крыма носят провокационный характер.",
                ),
                ("-", "Россия будет и впредь реагировать соразмерно на любые провокации."),
            ],
        },
    ),
    (
        "arms-lines",
        {
            "US": [
                (
                    "-",
                    "The Secretary stressed the need to maintain open channels between the Pentagon and the Russian Ministry of Defense.",
                ),
                ("b", "The leaders talked about Russia's ongoing war against Ukraine."),
                (
                    "-",
                    "Austin called for the release of Evan Gershkovich and Paul Whelan, who are wrongfully held in Russia.",
                ),
            ],
            "RU": [
                ("b", "Состоялся обмен мнениями о ситуации вокруг Украины."),
                (
                    "-",
                    "А. Белоусов указал на опасность дальнейшей эскалации в связи с продолжающимися поставками американских вооружений ВСУ.",
                ),
                (
                    "-",
                    "Американской стороне заявлено о недопустимости ударов по российской территории.",
                ),
                ("-", "Затронуты и другие темы."),
            ],
        },
    ),
    (
        "chiefs-mil",
        {
            "US": [
                (
                    "a",
                    "The military leaders discussed several security-related issues of concern and agreed to keep the lines of communication open.",
                ),
                (
                    "-",
                    "In accordance with past practice, both have agreed to keep the specific details of their conversation private.",
                ),
            ],
            "RU": [
                (
                    "i",
                    "По просьбе американской стороны состоялся телефонный разговор начальника Генерального штаба генерала армии Валерия Герасимова с председателем Комитета начальников штабов генералом Марком Милли.",
                ),
                (
                    "a?",
                    "Обсуждены представляющие взаимный интерес вопросы, в том числе обстановка на Украине.",
                ),
            ],
        },
    ),
    (
        "kremlin-biden",
        {
            "US": [
                (
                    "a",
                    "President Biden voiced deep concerns about Russia's escalation of forces surrounding Ukraine and made clear that the U.S. and our Allies would respond with strong economic measures.",
                ),
                (
                    "b",
                    "He reiterated his support for Ukraine's sovereignty and territorial integrity and called for de-escalation and a return to diplomacy.",
                ),
                ("c", "The two presidents tasked their teams to follow up."),
                (
                    "d",
                    "The presidents also discussed the U.S.-Russia dialogue on strategic stability, a separate dialogue on ransomware, as well as joint work on regional issues such as Iran.",
                ),
            ],
            "RU": [
                ("a", "Главное место в беседе заняла проблематика внутриукраинского кризиса."),
                (
                    "-",
                    "Россия заинтересована в получении надёжных, юридически зафиксированных гарантий, исключающих расширение НАТО в восточном направлении.",
                ),
                (
                    "d",
                    "Обсуждены вопросы информационной безопасности, обе стороны высказались за продолжение предметного диалога по борьбе с кибервымогательством.",
                ),
                (
                    "d?",
                    "Обменялись мнениями о положении дел с реализацией СВПД по иранской ядерной программе.",
                ),
                (
                    "c",
                    "Президенты условились дать поручения своим представителям продолжить консультации.",
                ),
                (
                    "-",
                    "Владимир Путин предложил американской стороне снять все ограничения на деятельность дипломатических представительств.",
                ),
            ],
        },
    ),
    (
        "grain",
        {
            "US": [
                (
                    "a",
                    "The Secretary urged Russia to return to the Black Sea grain deal without delay.",
                ),
                ("b", "He condemned strikes on port infrastructure and energy facilities."),
                (
                    "c",
                    "They talked about the exchange of prisoners and about access for the Red Cross.",
                ),
                (
                    "-",
                    "Food and fertilizer are not subject to U.S. sanctions, the Secretary recalled.",
                ),
            ],
            "RU": [
                (
                    "c",
                    "Стороны рассмотрели ход обменов военнопленными и посещения их представителями МККК.",
                ),
                (
                    "a",
                    "Министр пояснил, что зерновая сделка будет возобновлена, как только будут сняты препятствия для российского экспорта удобрений.",
                ),
                ("-", "Отдельно говорили об обстрелах Запорожской АЭС."),
                (
                    "-",
                    "Москва остаётся открытой для политико-дипломатического урегулирования конфликта.",
                ),
            ],
        },
    ),
    (
        "prisoners-neg",
        {
            "US": [
                ("a", "The two sides agreed to exchange 150 prisoners of war from each side."),
                ("b", "A ceasefire was discussed in detail."),
                ("c", "The President underlined that nuclear threats are unacceptable."),
                ("-", "The sides will meet again within two weeks in Istanbul."),
            ],
            "RU": [
                ("b", "Вопрос о прекращении огня не обсуждался."),
                ("a", "Достигнута договорённость об обмене пленными по формуле «150 на 150»."),
                (
                    "c?",
                    "Заявления о якобы звучащих с российской стороны ядерных угрозах не соответствуют действительности.",
                ),
                ("-", "Москва настаивает на возвращении арестованных активов."),
            ],
        },
    ),
    (
        "en-id-natuna",
        {
            "US": [
                (
                    "a",
                    "Secretary Hegseth and Minister Sjafrie reaffirmed the strength of the U.S.-Indonesia defense partnership.",
                ),
                ("b", "The leaders welcomed the expansion of exercise Super Garuda Shield."),
                (
                    "c",
                    "They discussed maritime domain awareness in the waters around the Natuna Islands.",
                ),
                (
                    "-",
                    "The Secretary underscored concern about coercive behavior by the People's Republic of China in the South China Sea.",
                ),
            ],
            "ID": [
                (
                    "b",
                    "Kedua menteri menyambut baik perluasan latihan gabungan Super Garuda Shield.",
                ),
                ("c", "Keamanan maritim di perairan Natuna turut menjadi pembahasan."),
                (
                    "a",
                    "Menhan menegaskan komitmen memperkuat kerja sama pertahanan kedua negara.",
                ),
                (
                    "-",
                    "Dibicarakan pula rencana pengadaan pesawat tempur F-15 serta pendidikan perwira TNI di Amerika Serikat.",
                ),
                ("i", "Pembicaraan telepon dilakukan atas permintaan pihak Amerika Serikat."),
            ],
        },
    ),
    (
        "en-id-incident",
        {
            "US": [
                (
                    "a",
                    "The Admiral and General Agus discussed the collision between a U.S. Navy vessel and an Indonesian fishing boat near Natuna.",
                ),
                (
                    "b",
                    "Compensation for the families of the fishermen will be settled within 30 days.",
                ),
                ("c", "A joint investigation is under way."),
                ("i", "The call was held at the request of the Indonesian side."),
            ],
            "ID": [
                (
                    "a",
                    "Panglima TNI dan Laksamana membahas tabrakan kapal perang AS dengan kapal nelayan Indonesia di Laut Natuna Utara.",
                ),
                ("c", "Penyelidikan bersama sedang berlangsung."),
                (
                    "b",
                    "Ganti rugi bagi keluarga nelayan akan diselesaikan dalam waktu 60 hari.",
                ),
                (
                    "-",
                    "Indonesia menegaskan bahwa kedaulatan dan hak berdaulat di Laut Natuna Utara tidak dapat ditawar.",
                ),
                (
                    "-",
                    "Disepakati pembukaan saluran komunikasi langsung antara kedua angkatan laut.",
                ),
            ],
        },
    ),
    (
        "ru-id",
        {
            "RU": [
                (
                    "a",
                    "Министры обсудили состояние и перспективы двустороннего сотрудничества в военной и военно-технической областях.",
                ),
                (
                    "b",
                    "Отмечен успех первого совместного военно-морского учения «Орруда-2024» в Яванском море.",
                ),
                (
                    "c",
                    "Обе стороны высказались за укрепление взаимодействия в борьбе с терроризмом.",
                ),
                (
                    "-",
                    "Министр обороны России указал на деструктивный характер создаваемых США в Азиатско-Тихоокеанском регионе блоков.",
                ),
                ("i", "Разговор состоялся по инициативе индонезийской стороны."),
            ],
            "ID": [
                ("i", "Percakapan telepon ini berlangsung atas inisiatif pihak Rusia."),
                (
                    "a",
                    "Kedua menhan membahas perkembangan kerja sama militer dan teknik militer kedua negara.",
                ),
                ("b", "Latihan bersama angkatan laut Orruda di Laut Jawa dinilai berhasil."),
                (
                    "-",
                    "Indonesia kembali menawarkan diri menjadi penengah bagi penyelesaian damai konflik Ukraina.",
                ),
                ("d", "Menhan mengundang mitranya berkunjung ke Jakarta tahun depan."),
            ],
        },
    ),
    (
        "ru-id-humanitarian",
        {
            "RU": [
                (
                    "a",
                    "Россия выразила признательность за содействие в эвакуации российских граждан из сектора Газа.",
                ),
                ("b", "Подтверждена необходимость скорейшего прекращения огня."),
                ("c", "Стороны выступили за беспрепятственный доступ гуманитарной помощи."),
                ("-", "Российская сторона осудила поставки американского оружия Израилю."),
            ],
            "ID": [
                ("c", "Kedua pihak mendorong masuknya bantuan kemanusiaan tanpa hambatan."),
                ("b", "Gencatan senjata permanen harus segera diwujudkan."),
                (
                    "-",
                    "Solusi dua negara tetap menjadi satu-satunya jalan keluar bagi Palestina.",
                ),
                ("-", "Indonesia siap mengirim pasukan penjaga perdamaian."),
            ],
        },
    ),
    (
        "ru-ru-notice",
        {
            "RU": [
                (
                    "a",
                    "Стороны подтвердили приверженность соглашению об уведомлениях о пусках межконтинентальных баллистических ракет.",
                ),
                (
                    "b",
                    "Отмечено, что участие России в ДСНВ приостановлено и вопрос о его возобновлении не рассматривался.",
                ),
                ("c", "Состоялся обмен оценками в сфере стратегической стабильности."),
                (
                    "-",
                    "Российская сторона привлекла внимание к планам развёртывания глобальной системы ПРО.",
                ),
            ],
            "BY": [
                ("c", "Обсуждались вопросы стратегической стабильности в Европе."),
                ("a", "Подтверждён порядок взаимного предупреждения о запусках МБР и БРПЛ."),
                ("b", "Рассмотрены условия возвращения России к выполнению Договора о СНВ."),
                ("-", "Минск проинформировал о ходе совместных учений «Запад»."),
            ],
        },
    ),
    (
        "en-en-ally",
        {
            "US": [
                (
                    "a",
                    "The Secretary announced a new $400 million package of artillery ammunition and air defense interceptors for Ukraine.",
                ),
                ("b", "They reviewed plans for the Steadfast Defender exercise this spring."),
                (
                    "c",
                    "The two discussed safety of shipping in the Red Sea and Houthi attacks on commercial vessels.",
                ),
                (
                    "-",
                    "They look forward to seeing each other at the NATO defence ministerial in June.",
                ),
            ],
            "UK": [
                (
                    "c",
                    "Ministers condemned Houthi attacks on merchant ships and agreed to protect freedom of navigation in the Red Sea.",
                ),
                (
                    "a",
                    "The Defence Secretary welcomed the latest US military aid for Kyiv, including shells and interceptor missiles.",
                ),
                ("-", "Progress on AUKUS submarines was noted."),
                (
                    "b",
                    "Preparations for Exercise Steadfast Defender, in which 20,000 British personnel will take part, are on track.",
                ),
            ],
        },
    ),
    (
        "en-ru-syria",
        {
            "US": [
                (
                    "a",
                    "The two commanders discussed the de-confliction mechanism in Syria and ways to prevent dangerous encounters between aircraft.",
                ),
                ("b", "The General raised Russian jets' harassment of U.S. MQ-9 drones."),
                ("i", "The call was initiated by the Russian side."),
                ("-", "The coalition remains committed to the lasting defeat of ISIS."),
            ],
            "RU": [
                ("a", "Рассмотрены вопросы деконфликтинга в небе Сирии."),
                ("a?", "Подчёркнута важность недопущения опасных сближений самолётов."),
                (
                    "b?",
                    "Зафиксированы 12 нарушений протоколов деконфликтации беспилотниками так называемой международной коалиции.",
                ),
                (
                    "-",
                    "Террористические группировки «Джебхат ан-Нусра» продолжают обстрелы в зоне деэскалации Идлиб.",
                ),
            ],
        },
    ),
    (
        "en-ru-newstart",
        {
            "US": [
                (
                    "a",
                    "The Deputy Secretary pressed for the resumption of on-site inspections under New START.",
                ),
                ("b", "She condemned irresponsible nuclear saber-rattling."),
                ("c", "No date for another round was set."),
                ("d", "The exchange was professional and candid."),
                (
                    "-",
                    "The United States remains interested in bringing China into arms control talks.",
                ),
            ],
            "RU": [
                ("d", "Беседа носила откровенный и деловой характер."),
                (
                    "a",
                    "Относительно возвращения инспекторов по ДСНВ пояснено, что условий для этого нет.",
                ),
                ("c", "О дате следующего раунда договориться не удалось."),
                (
                    "-",
                    "Вновь поставлен вопрос об отказе НАТО от размещения ракет средней дальности.",
                ),
            ],
        },
    ),
    (
        "en-ru-fisheries",
        {
            "US": [
                (
                    "a",
                    "The delegations reviewed salmon quotas and the fight against illegal fishing in the Bering Sea.",
                ),
                (
                    "b",
                    "The Coast Guard and the Border Service will keep exchanging information on vessels in distress.",
                ),
                ("c", "Boarding of fishing boats near the maritime boundary line was raised."),
                (
                    "-",
                    "Both sides noted the importance of environmental protection in the Arctic.",
                ),
            ],
            "RU": [
                (
                    "a",
                    "Обсуждены меры по борьбе с незаконным промыслом минтая и лосося в Беринговом море.",
                ),
                (
                    "c",
                    "Затронута тема досмотра рыболовных судов вблизи линии разграничения морских пространств.",
                ),
                (
                    "b",
                    "Береговая охрана США и Погранслужба ФСБ России продолжат обмен данными о терпящих бедствие судах.",
                ),
                ("-", "Следующее заседание консультативного комитета пройдёт во Владивостоке."),
            ],
        },
    ),
    (
        "en-id-hostages",
        {
            "US": [
                (
                    "a",
                    "The Secretary thanked Indonesia for its help in the release of the New Zealand pilot held hostage in Papua.",
                ),
                (
                    "b",
                    "They reaffirmed that disputes in the South China Sea must be resolved under the law of the sea.",
                ),
                ("c", "The United States will provide relief supplies after the earthquake."),
                ("-", "The Secretary raised human rights in Papua."),
            ],
            "ID": [
                (
                    "a",
                    "Menlu menyampaikan perkembangan pembebasan pilot Selandia Baru yang disandera di Papua.",
                ),
                ("c", "Amerika Serikat akan mengirim bantuan darurat bagi korban gempa."),
                ("-", "Semua pihak wajib menghormati keutuhan wilayah NKRI."),
                (
                    "b",
                    "Sengketa Laut Tiongkok Selatan harus diselesaikan secara damai berdasarkan UNCLOS 1982.",
                ),
                ("-", "Kedua menteri juga membahas tarif impor."),
            ],
        },
    ),
    (
        "en-ru-border-exercises",
        {
            "US": [
                (
                    "a",
                    "The Chairman urged Russia to give timely notice of large-scale exercises near NATO borders.",
                ),
                (
                    "b",
                    "He raised the unexplained movement of Russian forces toward the border.",
                ),
                (
                    "c",
                    "The two agreed on the need to reduce the risk of incidents and miscalculation.",
                ),
                ("-", "They agreed to speak regularly."),
            ],
            "RU": [
                (
                    "c",
                    "Достигнуто понимание о важности предотвращения инцидентов между вооружёнными силами двух стран.",
                ),
                (
                    "a",
                    "Американской стороне разъяснено, что проводимые учения носят плановый характер.",
                ),
                (
                    "b",
                    "Перемещение войск осуществляется в пределах национальной территории и никому не угрожает.",
                ),
                ("-", "Указано на возросшую активность НАТО вблизи российских границ."),
            ],
        },
    ),
    (
        "en-ru-maritime",
        {
            "US": [
                (
                    "a",
                    "On May 11 the USS Chafee and a Russian destroyer came within 60 meters of each other in the Sea of Japan.",
                ),
                (
                    "b",
                    "The Secretary stated that the U.S. Navy was conducting routine operations in international waters.",
                ),
                ("c", "Both sides reaffirmed the 1972 Incidents at Sea agreement."),
                ("-", "A meeting under the agreement was not scheduled."),
            ],
            "RU": [
                (
                    "a",
                    "11 мая эсминец ВМС США «Чафи» предпринял попытку нарушить государственную границу в Японском море и подошёл к российскому кораблю на 60 метров.",
                ),
                (
                    "c",
                    "Подтверждена приверженность Соглашению 1972 года о предотвращении инцидентов в открытом море и воздушном пространстве над ним.",
                ),
                ("-", "Военному атташе при посольстве США заявлен протест."),
            ],
        },
    ),
    (
        "ru-id-line",
        {
            "RU": [
                ("a", "Решено создать прямую линию связи между министерствами обороны."),
                ("b", "Проверки линии будут проводиться еженедельно."),
                ("c", "Образована рабочая группа по морской безопасности."),
                ("-", "Обсуждены последствия западных санкций."),
            ],
            "ID": [
                ("a", "Kedua kementerian pertahanan sepakat membangun hotline."),
                ("c", "Dibentuk kelompok kerja keamanan laut."),
                ("b", "Uji coba saluran dilakukan setiap pekan."),
                ("-", "Dibahas rencana pembelian pesawat Su-35."),
            ],
        },
    ),
    (
        "en-ru-nuclear-neg",
        {
            "US": [
                (
                    "a",
                    "The Director conveyed a message on the consequences of the use of nuclear weapons by Russia.",
                ),
                ("b", "He raised the cases of unjustly detained U.S. citizens."),
                (
                    "c",
                    "He did not conduct negotiations of any kind and did not discuss settlement of the war in Ukraine.",
                ),
                ("-", "Ukraine was briefed in advance of the meeting."),
            ],
            "RU": [
                ("a", "Речь шла о ядерных рисках и недопустимости безответственной риторики."),
                ("c", "Урегулирование украинского конфликта не обсуждалось."),
                ("b", "Затрагивался вопрос об обмене лицами, находящимися в заключении."),
            ],
        },
    ),
    (
        "en-ru-two-one",
        {
            "US": [
                (
                    "a",
                    "The leaders agreed that the movement to peace will begin with an energy and infrastructure ceasefire.",
                ),
                (
                    "b",
                    "Technical negotiations on a maritime ceasefire in the Black Sea will begin immediately in the Middle East.",
                ),
                (
                    "-",
                    "They shared the view that Iran should never be in a position to destroy Israel.",
                ),
                ("d", "They discussed the need to stop proliferation of strategic weapons."),
            ],
            "RU": [
                (
                    "a",
                    "Владимир Путин положительно откликнулся на предложение о взаимном отказе сторон на 30 дней от ударов по объектам энергетической инфраструктуры.",
                ),
                (
                    "b",
                    "Российский Президент конструктивно отреагировал и на идею относительно безопасности судоходства в Чёрном море.",
                ),
                ("e", "19 марта будет произведён обмен пленными – 175 на 175 человек."),
                (
                    "-",
                    "Ключевым условием названо полное прекращение иностранной военной помощи и предоставления разведывательной информации Киеву.",
                ),
                (
                    "d?",
                    "Подтверждена готовность совместно работать над вопросами нераспространения и глобальной безопасности.",
                ),
                (
                    "-",
                    "Дональд Трамп поддержал идею Владимира Путина организовать хоккейные матчи.",
                ),
            ],
        },
    ),
    (
        "en-id-ukraine-arms",
        {
            "US": [
                (
                    "a",
                    "They exchanged views on Russia's war of aggression against Ukraine and its impact on food prices.",
                ),
                ("b", "Both ministers rejected any threat to use nuclear weapons."),
                (
                    "c",
                    "They will continue consultations at the ASEAN Defence Ministers' Meeting Plus in November.",
                ),
                (
                    "-",
                    "The Secretary explained the risks of buying Russian weapons under CAATSA sanctions.",
                ),
            ],
            "ID": [
                (
                    "a",
                    "Kedua menteri bertukar pikiran soal perang di Ukraina serta dampaknya terhadap harga pangan.",
                ),
                ("c", "Konsultasi akan dilanjutkan pada ADMM-Plus bulan November."),
                ("-", "Indonesia mendorong kawasan bebas senjata nuklir Asia Tenggara."),
                ("-", "Politik luar negeri Indonesia tetap bebas dan aktif."),
            ],
        },
    ),
    (
        "ru-ru-versions",
        {
            "RU": [
                ("a", "Обсуждена ситуация на армяно-азербайджанской границе."),
                (
                    "b",
                    "Подчёркнута важность скорейшего возвращения всех удерживаемых лиц и передачи карт минных полей.",
                ),
                (
                    "c",
                    "Согласовано возобновление работы трёхсторонней комиссии по делимитации.",
                ),
                ("-", "Российские миротворцы продолжат выполнять свои задачи."),
            ],
            "AM": [
                (
                    "a",
                    "Премьер-министр представил обстановку, сложившуюся на границе вследствие продвижения азербайджанских войск.",
                ),
                ("b", "Поднят вопрос о незамедлительном освобождении военнопленных."),
                ("-", "Запрошена военная помощь в рамках договора 1997 года."),
                ("c?", "Делимитация возможна лишь после отвода войск."),
            ],
        },
    ),
    (
        "en-en-disagree",
        {
            "US": [
                (
                    "a",
                    "Secretary Austin reaffirmed that the U.S. one China policy has not changed and opposed unilateral changes to the status quo across the Taiwan Strait.",
                ),
                (
                    "b",
                    "He urged the PLA to take part in crisis communications and keep military-to-military channels open.",
                ),
                (
                    "c",
                    "They discussed the need to manage competition responsibly and reduce the risk of miscalculation.",
                ),
                (
                    "-",
                    "The Secretary warned against material support to Russia's war in Ukraine.",
                ),
            ],
            "CN": [
                (
                    "a",
                    "General Wei stressed that Taiwan is China's Taiwan and that no external interference will be tolerated.",
                ),
                (
                    "b",
                    "The two militaries should maintain communication and manage risks and crises.",
                ),
                ("-", "The two sides also exchanged views on the South China Sea."),
                ("-", "China hopes to establish sound and stable major-country relations."),
            ],
        },
    ),
    (
        "en-ru-duration",
        {
            "US": [
                ("t", "The call lasted about 40 minutes."),
                ("a", "They discussed reopening the deconfliction line."),
                ("b", "The return of the remains of 6 service members was agreed."),
            ],
            "RU": [
                ("t", "Беседа продолжалась один час."),
                ("b", "Согласована передача тел шести военнослужащих."),
                ("a", "Возобновление канала деконфликтации не рассматривалось."),
            ],
        },
    ),
    (
        "en-ru-mines-humanitarian",
        {
            "US": [
                (
                    "a",
                    "Both agreed to refrain from flights closer than 5 nautical miles to each other's ships.",
                ),
                ("b", "The United States will give 48 hours' notice before test launches."),
                ("c", "Snap drills will be announced in advance."),
                ("d", "The next call is set for 12 February."),
            ],
            "RU": [
                ("d", "Очередной разговор состоится 12 февраля."),
                ("b", "США будут предупреждать об испытательных пусках за 48 часов."),
                ("c", "О внезапных проверках боеготовности будет сообщаться заранее."),
                (
                    "a",
                    "Самолёты сторон не будут приближаться к кораблям ближе чем на 5 морских миль.",
                ),
            ],
        },
    ),
    (
        "second 01",
        {
            "US": [
                (
                    "a",
                    "The Secretary condemned the launch of Iranian-made drones against Ukrainian cities.",
                ),
                ("b", "He called on Moscow to stop blocking ships carrying wheat from Odesa."),
                (
                    "-",
                    "He reiterated that Washington will stand with Kyiv for as long as it takes.",
                ),
            ],
            "RU": [
                (
                    "b",
                    "Сергей Лавров разъяснил причины приостановки участия России в «Черноморской инициативе» по вывозу украинского зерна.",
                ),
                ("-", "Подчёркнуто, что втягивание Киева в НАТО неприемлемо."),
                (
                    "a?",
                    "Измышления о поставках иранских беспилотников отвергнуты как беспочвенные.",
                ),
            ],
        },
    ),
    (
        "second 02",
        {
            "US": [
                (
                    "a",
                    "The two generals compared notes on upcoming military drills in Belarus and Poland.",
                ),
                (
                    "b",
                    "They agreed the phone line between their staffs should stay available around the clock.",
                ),
                ("c", "The Chairman cautioned against loose talk about nuclear arms."),
            ],
            "RU": [
                (
                    "i",
                    "Разговор, инициатором которого выступила американская сторона, продолжался 25 минут.",
                ),
                ("a", "Обсуждены предстоящие манёвры в Белоруссии и Польше."),
                ("c?", "Обвинения в «ядерном шантаже» категорически отклонены."),
            ],
        },
    ),
    (
        "second 03",
        {
            "ID": [
                (
                    "a",
                    "Indonesia menyampaikan keberatan atas penangkapan ikan ilegal oleh kapal asing di Natuna.",
                ),
                ("b", "Kedua pihak membahas perundingan batas zona ekonomi eksklusif."),
                ("c", "Patroli terkoordinasi akan dimulai tahun depan."),
            ],
            "US": [
                ("c", "Coordinated patrols are to start next year."),
                ("a", "The sides discussed illegal, unreported and unregulated fishing."),
                ("-", "The Assistant Secretary raised press freedom."),
            ],
        },
    ),
    (
        "second 04",
        {
            "RU": [
                ("a", "Достигнута договорённость о передаче 12 осуждённых в рамках обмена."),
                (
                    "b",
                    "Россия готова соблюдать центральные количественные ограничения Договора ещё год.",
                ),
                ("c", "Обсуждалось восстановление прямого авиасообщения и работа посольств."),
            ],
            "US": [
                ("a", "A swap of convicts was agreed upon."),
                ("c", "The teams addressed irritants affecting embassy operations."),
                ("b?", "On the future of New START, no understanding was reached."),
            ],
        },
    ),
    (
        "second 05",
        {
            "US": [
                (
                    "a",
                    "Coalition and Russian officers reviewed compliance with flight safety protocols over eastern Syria.",
                ),
                ("b", "A Russian Su-35 flew within 500 feet of an MQ-9 on July 5."),
                ("-", "Strikes on ISIS leaders will go on."),
            ],
            "RU": [
                (
                    "b",
                    "5 июля произошло опасное сближение беспилотника MQ-9 с российским Су-35 над Сирией.",
                ),
                ("a", "Стороны сверили выполнение протоколов безопасности полётов."),
                ("-", "Дана оценка израильским ударам по Ирану."),
            ],
        },
    ),
    (
        "second 06",
        {
            "RU": [
                ("i", "Телефонная беседа состоялась по просьбе индонезийской стороны."),
                ("a", "Рассмотрена гуманитарная ситуация в секторе Газа."),
                ("b", "Подтверждена договорённость о визите Президента Индонезии в Москву."),
                ("c", "Проявлен интерес к сотрудничеству в сфере мирного атома."),
            ],
            "ID": [
                ("b", "Presiden akan berkunjung ke Moskow pada bulan Juni."),
                ("a", "Keduanya prihatin atas keadaan kemanusiaan di Gaza."),
                ("c", "Kerja sama pengembangan energi nuklir untuk tujuan damai dijajaki."),
                ("-", "Dibahas pula percepatan perjanjian dagang dengan Uni Ekonomi Eurasia."),
            ],
        },
    ),
    (
        "second 07",
        {
            "US": [
                ("a", "The President called for a 30-day unconditional truce."),
                ("b", "He offered American mediation."),
                ("c", "Failing that, additional restrictive measures would follow."),
            ],
            "RU": [
                (
                    "a",
                    "Россия выступает не за временное перемирие, а за устранение первопричин конфликта.",
                ),
                ("-", "Необходимо прекратить накачку Киева оружием."),
                ("b?", "Посреднические усилия Вашингтона оценены положительно."),
            ],
        },
    ),
    (
        "second 08",
        {
            "US": [
                (
                    "a",
                    "The Commandant protested the seizure of a US-flagged tug near Wrangel Island.",
                ),
                ("b", "The two services tested procedures for joint rescue at sea."),
                ("c", "Oil spill response in the Chukchi Sea was reviewed."),
            ],
            "RU": [
                ("b", "Отработано взаимодействие при спасании людей на море."),
                ("c", "Рассмотрены меры реагирования на разливы нефти в Чукотском море."),
                ("-", "Согласованы квоты вылова трески."),
            ],
        },
    ),
    (
        "second 09",
        {
            "US": [
                (
                    "a",
                    "The release of hostages held in Gaza tops the agenda, the Secretary said.",
                ),
                ("b", "They agreed Iran must not obtain a nuclear weapon."),
                ("c", "The future of the Russian bases in Syria did not come up."),
            ],
            "RU": [
                ("c", "Вопрос о российских базах в Сирии не поднимался."),
                (
                    "a",
                    "Российская сторона содействует освобождению заложников, удерживаемых ХАМАС.",
                ),
                ("b?", "Отмечено право Ирана на мирную ядерную энергетику."),
            ],
        },
    ),
    (
        "second 10",
        {
            "US": [
                ("i", "Minister Belousov requested the call."),
                ("a", "They discussed the risk of escalation arising from the war."),
                ("b", "Lines of communication remain open."),
            ],
            "RU": [
                (
                    "a",
                    "Обсуждался вопрос о предотвращении угроз безопасности и снижении риска возможной эскалации.",
                ),
                ("-", "Переговоры заняли полчаса."),
            ],
        },
    ),
    (
        "second 11",
        {
            "IN": [
                (
                    "a",
                    "Both sides agreed to complete disengagement at the remaining friction points along the LAC.",
                ),
                ("b", "The Special Representatives will meet before the end of the year."),
                ("c", "Direct flights and pilgrimages will resume."),
            ],
            "CN": [
                ("b", "The special representatives are to hold a new round of talks soon."),
                ("a?", "The two sides made progress on issues relevant to the border areas."),
                ("-", "Bilateral ties should not be defined by specific disputes."),
            ],
        },
    ),
    (
        "second 12",
        {
            "US": [
                (
                    "a",
                    "The Pentagon received advance notification of the Yars test through the Nuclear Risk Reduction Center.",
                ),
                (
                    "b",
                    "The deployment of Typhon launchers in Germany was explained as temporary.",
                ),
                ("c", "They talked about weapons in orbit."),
            ],
            "RU": [
                ("c", "Обсуждена тема неразмещения оружия в космосе."),
                (
                    "a",
                    "О пуске МБР «Ярс» американская сторона была уведомлена заблаговременно.",
                ),
                (
                    "b",
                    "Указано, что появление американских РСМД в Европе вынудит Россию принять ответные меры.",
                ),
            ],
        },
    ),
    (
        "second 13",
        {
            "RU": [
                ("a", "Согласована помощь в разминировании территории."),
                (
                    "b",
                    "Продолжится подготовка индонезийских военнослужащих в российских вузах.",
                ),
                ("c", "Обсуждены поставки российской военной техники."),
            ],
            "ID": [
                ("b", "Perwira TNI akan tetap menempuh pendidikan di Rusia."),
                ("c", "Pengadaan alutsista buatan Rusia ikut dibahas."),
                ("-", "Rusia menyampaikan duka cita bagi korban banjir di Sumatera."),
            ],
        },
    ),
    (
        "second 14",
        {
            "US": [
                (
                    "a",
                    "We expect the Kremlin to act against criminals who attacked Colonial Pipeline, the President said.",
                ),
                ("b", "He brought up Alexei Navalny's imprisonment."),
                ("c", "The presidents reaffirmed that a nuclear war cannot be won."),
                ("d", "Ambassadors will go back to their posts."),
            ],
            "RU": [
                ("d", "Послы двух стран вернутся к местам службы."),
                (
                    "c",
                    "Подтверждена приверженность принципу, согласно которому в ядерной войне победителей быть не может.",
                ),
                ("a", "Начнутся консультации по кибербезопасности."),
                ("-", "Недопустимо вмешательство во внутренние дела."),
            ],
        },
    ),
    (
        "second 15",
        {
            "US": [
                (
                    "a",
                    "Secretary Blinken pressed for unhindered aid deliveries through Bab al-Hawa.",
                ),
                ("b", "The use of chlorine and other toxic agents must be accounted for."),
            ],
            "RU": [
                ("b", "Недоказанные обвинения Дамаска в применении химоружия неприемлемы."),
                ("a", "Трансграничный механизм оказания гумпомощи должен сворачиваться."),
                (
                    "-",
                    "Незаконное присутствие США на северо-востоке САР подрывает суверенитет страны.",
                ),
            ],
        },
    ),
    (
        "second 16",
        {
            "US": [
                ("a", "Washington will send Patriot batteries and F-16 jets."),
                ("b", "Restrictions on the use of ATACMS inside Russia remain unchanged."),
                ("c", "No one talks about freezing the conflict."),
            ],
            "RU": [
                (
                    "b",
                    "Снятие ограничений на удары ATACMS вглубь России стало бы прямым участием НАТО в войне.",
                ),
                (
                    "a",
                    "Передача Киеву комплексов «Пэтриот» и истребителей F-16 ведёт к обострению.",
                ),
            ],
        },
    ),
    (
        "second 17",
        {
            "ID": [
                ("a", "Indonesia siap memediasi kedua pihak yang bertikai."),
                ("b", "Serangan terhadap PLTN Zaporizhzhia harus dihindari."),
                ("c", "Koridor ekspor gandum perlu dipulihkan."),
                ("d", "Kedua presiden akan bertemu lagi pada KTT G20."),
            ],
            "RU": [
                ("d", "Президенты условились увидеться на саммите «Группы двадцати»."),
                (
                    "c",
                    "Россия заинтересована в устранении барьеров для поставок зерна и удобрений.",
                ),
                ("b", "Обращено внимание на обстрелы ЗАЭС украинскими формированиями."),
                ("a", "С благодарностью воспринята готовность Индонезии к посредничеству."),
            ],
        },
    ),
    (
        "second 18",
        {
            "US": [
                (
                    "a",
                    "He offered to share radar data for the inquiry into the downing of the airliner.",
                ),
                ("b", "Condolences were extended to the bereaved."),
                ("c", "The question of damages was left for lawyers."),
            ],
            "RU": [
                ("b", "Выражены соболезнования родным и близким погибших."),
                ("c", "О компенсациях речи не шло."),
                ("a", "Предложено объединить усилия в расследовании крушения лайнера."),
            ],
        },
    ),
    (
        "second 19",
        {
            "US": [
                (
                    "a",
                    "Gunfire across the Line of Control was down sharply, both officers noted.",
                ),
                ("b", "The DGMO hotline will be used every Tuesday."),
                ("c", "Fishermen held by each side will be freed."),
            ],
            "PK": [
                ("c", "The two sides agreed on the release of detained fishermen."),
                (
                    "b",
                    "Directors General of Military Operations will speak on the hotline weekly.",
                ),
                ("-", "The core dispute of Jammu and Kashmir must be settled."),
            ],
        },
    ),
    (
        "second 20",
        {
            "US": [
                (
                    "a",
                    "The President voiced alarm at the buildup of Russian troops along Ukraine's border.",
                ),
                (
                    "b",
                    "The United States is unwavering in its commitment to Ukraine's territorial integrity.",
                ),
                (
                    "c",
                    "Both leaders favored keeping up diplomatic engagement in the weeks ahead.",
                ),
            ],
            "RU": [
                (
                    "-",
                    "Президент России изложил принципиальные подходы к выработке юридически обязывающих гарантий безопасности.",
                ),
                (
                    "a",
                    "Обвинения в сосредоточении войск у украинских рубежей названы надуманными.",
                ),
                ("c", "Условились продолжать контакты на разных уровнях."),
                ("-", "Киев саботирует Минский «Комплекс мер»."),
            ],
        },
    ),
    (
        "trump-putin-feb",
        {
            "US": [
                (
                    "a",
                    "We both agreed we want to stop the millions of deaths taking place in the war with Russia and Ukraine.",
                ),
                (
                    "b",
                    "We agreed to work together very closely, including visiting each other's nations.",
                ),
                (
                    "c",
                    "We have also agreed to have our respective teams start negotiations immediately.",
                ),
                (
                    "-",
                    "We talked about the strengths of our respective nations, energy and artificial intelligence.",
                ),
            ],
            "RU": [
                ("b", "Президент России пригласил Президента США посетить Москву."),
                (
                    "a",
                    "Дональд Трамп высказался за скорейшее прекращение боевых действий и решение проблемы мирным путём.",
                ),
                (
                    "c?",
                    "Владимир Путин согласился, что долгосрочное урегулирование может быть достигнуто путём мирных переговоров.",
                ),
                ("-", "Обсуждены вопросы, связанные с обменом гражданами России и США."),
            ],
        },
    ),
    (
        "blinken-lavrov-2022",
        {
            "US": [
                (
                    "a",
                    "The Secretary pressed the Kremlin to accept the substantial proposal on the release of Paul Whelan and Brittney Griner.",
                ),
                (
                    "b",
                    "He spoke about Russia following through on its commitments to the grain deal.",
                ),
                ("-", "The world will not recognize annexations of Ukrainian territory."),
            ],
            "RU": [
                (
                    "i",
                    "29 июля по инициативе американской стороны состоялся телефонный разговор С.В. Лаврова с Э. Блинкеном.",
                ),
                (
                    "a",
                    "По вопросу о возможном обмене заключёнными российская сторона предложила вернуться к профессиональному диалогу в рамках «тихой дипломатии».",
                ),
                (
                    "b",
                    "С.В. Лавров указал, что обещания США предоставить изъятия для российских поставок продовольствия по-прежнему не выполнены.",
                ),
                (
                    "-",
                    "Накачка ВСУ американским и натовским оружием лишь затягивает агонию киевского режима.",
                ),
            ],
        },
    ),
    (
        "burns-naryshkin",
        {
            "US": [
                (
                    "a",
                    "The Director conveyed a message on the consequences of using nuclear weapons and on the risks of escalation to strategic stability.",
                ),
                ("b", "He raised the cases of unjustly detained Americans."),
            ],
            "RU": [
                (
                    "a",
                    "Стороны обменялись мнениями о поддержании стратегической стабильности и контроле над ядерным оружием.",
                ),
                ("-", "Содержание переговоров не подлежит огласке."),
            ],
        },
    ),
    (
        "milley-gerasimov-nov",
        {
            "US": [
                (
                    "a",
                    "They discussed a range of security issues, including risk reduction and operational deconfliction.",
                ),
                ("b", "The chiefs of defense agreed to keep the lines of communication open."),
            ],
            "RU": [
                (
                    "a",
                    "Рассмотрены вопросы региональной безопасности, включая инцидент, связанный с ракетным ударом по территории Польши.",
                ),
                ("-", "Разговор состоялся по инициативе американской стороны."),
            ],
        },
    ),
    (
        "hegseth-dong",
        {
            "US": [
                (
                    "a",
                    "The Secretary and Admiral Dong agreed on setting up military-to-military channels to deconflict and de-escalate any problems that arise.",
                ),
                (
                    "b",
                    "The Secretary made clear the United States does not seek conflict with China and is not pursuing regime change.",
                ),
                (
                    "c",
                    "The United States has vitally important interests in the Asia-Pacific and will resolutely protect those interests.",
                ),
            ],
            "CN": [
                (
                    "a",
                    "Both sides should strengthen policy-level communication and enhance exchanges and build relations on equality and mutual respect.",
                ),
                (
                    "-",
                    "Any attempt to use force to support Taiwan independence or use Taiwan to contain China will be thwarted.",
                ),
            ],
        },
    ),
    (
        "prabowo-shoigu",
        {
            "ID": [
                (
                    "a",
                    "Menhan RI dan Menhan Rusia bertukar pandangan mengenai hubungan kerja sama pertahanan kedua negara.",
                ),
                (
                    "b",
                    "Indonesia berterima kasih atas beasiswa bagi taruna Indonesia di akademi militer Rusia.",
                ),
                ("c", "Kedua menteri sepakat meningkatkan latihan angkatan laut."),
                (
                    "-",
                    "Menhan menegaskan bahwa perdamaian di Ukraina harus dicapai lewat dialog.",
                ),
            ],
            "RU": [
                (
                    "a",
                    "Состоялся обмен мнениями по актуальным вопросам военного сотрудничества.",
                ),
                (
                    "c",
                    "Стороны настроены наращивать практику проведения совместных учений военно-морских сил.",
                ),
                (
                    "b",
                    "Отмечен рост числа индонезийских курсантов в военных вузах Минобороны России.",
                ),
                ("-", "Особое внимание уделено региональной безопасности."),
            ],
        },
    ),
    (
        "india-pak-2025",
        {
            "IN": [
                (
                    "a",
                    "It was agreed that both sides would stop all firing and military action on land and in the air and sea from 1700 hours.",
                ),
                (
                    "b",
                    "The Directors General of Military Operations will talk again on 12 May at 1200 hours.",
                ),
                ("-", "The Pakistani DGMO called the Indian DGMO at 1535 hours."),
                ("-", "India maintains a firm stance against terrorism in all its forms."),
            ],
            "PK": [
                ("a", "Pakistan and India have agreed to a ceasefire with immediate effect."),
                (
                    "-",
                    "Pakistan has always strived for peace without compromising on its sovereignty and territorial integrity.",
                ),
                ("-", "The Indus Waters Treaty must be implemented in letter and spirit."),
            ],
        },
    ),
    (
        "rubio-lavrov",
        {
            "US": [
                (
                    "a",
                    "The Secretary reiterated the President's call for an immediate end to the war.",
                ),
                ("b", "He welcomed the exchange of the remains of fallen soldiers."),
                ("c", "They discussed the outcome of the Istanbul talks."),
            ],
            "RU": [
                ("c", "Обсуждены итоги второго раунда прямых переговоров в Стамбуле."),
                (
                    "b",
                    "Российская сторона проинформировала о передаче Киеву тел погибших военнослужащих.",
                ),
                (
                    "-",
                    "Дана оценка террористическим атакам на российские железные дороги и аэродромы.",
                ),
            ],
        },
    ),
    (
        "en-id-mil",
        {
            "US": [
                (
                    "a",
                    "Admiral Paparo and General Agus Subiyanto discussed opportunities to deepen bilateral military cooperation.",
                ),
                (
                    "b",
                    "Super Garuda Shield will involve more than 4,000 troops from 12 countries.",
                ),
                (
                    "c",
                    "They exchanged views on maritime security and freedom of navigation in the region.",
                ),
            ],
            "ID": [
                (
                    "b",
                    "Latihan Super Garuda Shield akan melibatkan lebih dari 4.000 prajurit dari dua belas negara.",
                ),
                ("c", "Isu keamanan laut di kawasan juga dibicarakan."),
                ("a", "Panglima TNI berharap kerja sama militer kedua negara semakin erat."),
                ("-", "TNI berkomitmen menjaga kedaulatan NKRI."),
                ("-", "Kedua pimpinan sepakat meningkatkan kerja sama penanggulangan bencana."),
            ],
        },
    ),
    (
        "adversarial-same-words",
        {
            "US": [
                ("-", "Russia refuses to return Ukrainian prisoners who need medical care."),
                ("-", "The Secretary condemned the missile strike on Kryvyi Rih."),
                ("-", "The Secretary said Iran must stop arming the Houthis."),
                ("-", "Chinese vessels were seen near the Second Thomas Shoal."),
            ],
            "RU": [
                (
                    "-",
                    "Размещение американских ракет в Японии создаёт угрозу для Дальнего Востока.",
                ),
                (
                    "-",
                    "Поддержана инициатива Ирана о создании системы безопасности в Персидском заливе.",
                ),
                ("-", "Судоходство по Северному морскому пути открыто для всех."),
            ],
        },
    ),
    (
        "adv-2",
        {
            "US": [
                ("-", "The United States supports Ukraine."),
                ("-", "China was mentioned."),
                ("-", "New sanctions on the shadow fleet were announced."),
                ("-", "The next Ramstein meeting takes place on 12 January."),
            ],
            "RU": [
                ("-", "Украина использует террористические методы."),
                ("-", "Аэрофлот должен быть выведен из-под санкций."),
                ("-", "Следующее заседание Совета Россия – НАТО не планируется."),
            ],
        },
    ),
    (
        "id-ru-2",
        {
            "ID": [
                ("a", "Enam WNI awak kapal yang ditahan di Vladivostok telah dibebaskan."),
                ("b", "Nilai perdagangan kedua negara naik 20 persen."),
                ("c", "Indonesia tidak mengakui sanksi sepihak."),
                ("d", "Presiden Putin diundang ke Jakarta."),
            ],
            "RU": [
                ("c", "Джакарта не присоединилась к односторонним санкциям Запада."),
                ("b", "Товарооборот вырос на 20 процентов."),
                (
                    "d",
                    "Президент России приглашён посетить Индонезию с государственным визитом.",
                ),
                ("a", "Шесть индонезийских моряков отпущены на родину."),
            ],
        },
    ),
    (
        "black-sea-riyadh",
        {
            "US": [
                (
                    "a",
                    "The United States and Russia have agreed to ensure safe navigation, eliminate the use of force, and prevent the use of commercial vessels for military purposes in the Black Sea.",
                ),
                (
                    "b",
                    "The United States will help restore Russia's access to the world market for agricultural and fertilizer exports.",
                ),
                (
                    "c",
                    "They agreed to develop measures for implementing the agreement to ban strikes against energy facilities of Russia and Ukraine.",
                ),
                (
                    "d",
                    "The United States and Russia will continue working toward achieving a durable and lasting peace.",
                ),
            ],
            "RU": [
                (
                    "a",
                    "Российская Федерация и США договорились обеспечить выполнение Черноморской инициативы, включающей обеспечение безопасности судоходства в Чёрном море и неприменение силы.",
                ),
                (
                    "b",
                    "США окажут содействие восстановлению доступа российского экспорта сельскохозяйственной продукции и удобрений на мировой рынок.",
                ),
                (
                    "c",
                    "Россия и США договорились о выработке мер для реализации договорённостей о запрете ударов по объектам энергетики России и Украины на срок в 30 дней.",
                ),
                (
                    "d",
                    "Россия и США продолжат работу по достижению прочного и долгосрочного мира.",
                ),
            ],
        },
    ),
    (
        "2021-summit",
        {
            "US": [
                (
                    "a",
                    "Together, we will embark on an integrated bilateral Strategic Stability Dialogue in the near future.",
                ),
                (
                    "b",
                    "Today, we reaffirm the principle that a nuclear war cannot be won and must never be fought.",
                ),
                (
                    "c",
                    "Even in periods of tension, we are able to make progress on ensuring predictability in the strategic sphere.",
                ),
            ],
            "RU": [
                (
                    "c",
                    "Даже в самые напряжённые периоды Россия и США способны добиваться прогресса в обеспечении предсказуемости в стратегической сфере, снижении рисков вооружённых конфликтов и угрозы ядерной войны.",
                ),
                (
                    "-",
                    "Недавнее продление Договора о СНВ является свидетельством нашей приверженности контролю над ядерными вооружениями.",
                ),
                (
                    "b",
                    "Мы подтверждаем принцип, согласно которому в ядерной войне не может быть победителей.",
                ),
                (
                    "a",
                    "Россия и США в ближайшее время запустят комплексный двусторонний диалог по стратегической стабильности.",
                ),
            ],
        },
    ),
    (
        "fourth 01",
        {
            "ID": [
                (
                    "a",
                    "Menhan menyampaikan perlunya menghindari insiden antara kapal penjaga pantai di Laut Natuna Utara.",
                ),
                ("b", "Kedua pihak sepakat menghidupkan kembali hotline antar panglima."),
                ("c", "Latihan gabungan tahun ini ditunda."),
                ("d", "Menhan AS dijadwalkan berkunjung ke Jakarta pada Maret."),
            ],
            "US": [
                ("b", "The two sides will revive the chiefs' hotline."),
                ("d", "The Secretary intends to travel to Jakarta in March."),
                (
                    "a",
                    "They addressed ways to prevent incidents between coast guard vessels in the North Natuna Sea.",
                ),
                (
                    "-",
                    "The Secretary commended Indonesia's firm response to Chinese incursions.",
                ),
            ],
        },
    ),
    (
        "fourth 02",
        {
            "RU": [
                (
                    "a",
                    "Министр проинформировал об ударах украинских беспилотников по Курской АЭС.",
                ),
                (
                    "b",
                    "Отмечена роль посредников в возвращении 95 российских военнослужащих из плена.",
                ),
                ("c", "Перемирие возможно только при отказе Киева от мобилизации."),
            ],
            "US": [
                ("c", "The Secretary urged Russia to accept an unconditional ceasefire."),
                (
                    "a",
                    "They discussed the safety of nuclear facilities, including the Kursk plant.",
                ),
                ("-", "He warned that further sanctions are being prepared."),
            ],
        },
    ),
    (
        "fourth 03",
        {
            "RU": [
                (
                    "a",
                    "Российская сторона выразила решительный протест в связи с опасным маневрированием американского эсминца у берегов Камчатки.",
                ),
                ("b", "Договорились поддерживать контакты между штабами Тихоокеанских флотов."),
            ],
            "US": [
                (
                    "a",
                    "The Admiral rejected Russia's claims: the USS John Finn was conducting lawful operations off Kamchatka.",
                ),
                ("b", "Both navies will maintain contacts between Pacific fleet headquarters."),
            ],
        },
    ),
    (
        "fourth 04",
        {
            "US": [
                (
                    "a",
                    "The United States will not provide long-range missiles to Kyiv for now, the President said.",
                ),
                ("b", "The presidents agreed to meet in Budapest within two weeks."),
                ("c", "Trade after the war was talked about at length."),
            ],
            "RU": [
                (
                    "b",
                    "Президенты условились провести очередную встречу на высшем уровне в Будапеште.",
                ),
                (
                    "a",
                    "Российский лидер подчеркнул, что возможные поставки «Томагавков» нанесут ущерб отношениям двух стран.",
                ),
                ("c", "Затрагивались перспективы экономического сотрудничества."),
            ],
        },
    ),
    (
        "fourth 05",
        {
            "US": [
                (
                    "a",
                    "The General stressed that coalition operations against ISIS remnants in northeast Syria continue.",
                ),
                ("b", "He asked that the deconfliction hotline be answered at all hours."),
                ("c", "Harassment of American drones has to cease."),
            ],
            "RU": [
                ("b", "Обсуждена круглосуточная работа линии деконфликтации."),
                (
                    "c",
                    "Полёты ударных беспилотников коалиции в районе российских объектов нарушают договорённости.",
                ),
                (
                    "-",
                    "Российская сторона доставила 12 тонн продовольствия в провинцию Алеппо.",
                ),
            ],
        },
    ),
    (
        "fourth 06",
        {
            "ID": [
                (
                    "a",
                    "Presiden mendorong penghentian perang di Ukraina melalui jalur diplomasi.",
                ),
                ("b", "Kelancaran pasokan pangan dan pupuk dunia perlu dijamin."),
                ("c", "Kerja sama minyak dan gas akan diperluas."),
            ],
            "RU": [
                (
                    "b",
                    "Россия гарантирует бесперебойные поставки удобрений и зерна дружественным странам.",
                ),
                (
                    "a",
                    "Президент Индонезии высказался за дипломатическое урегулирование украинского кризиса.",
                ),
                ("c", "Есть хорошие перспективы в нефтегазовой отрасли."),
            ],
        },
    ),
    (
        "fourth 07",
        {
            "US": [
                (
                    "a",
                    "The two officials reviewed the situation along the Tajik-Afghan border.",
                ),
                ("b", "Fighting drug smuggling remains a shared interest."),
                ("c", "No follow-on meeting is planned."),
            ],
            "RU": [
                ("b", "Отмечена важность борьбы с контрабандой наркотиков."),
                ("a", "Рассмотрено положение на таджикско-афганской границе."),
                (
                    "-",
                    "Указано на недопустимость размещения военной инфраструктуры США в Центральной Азии.",
                ),
            ],
        },
    ),
    (
        "fourth 08",
        {
            "US": [
                (
                    "i",
                    "At the request of the United States, the two defense chiefs spoke by phone for 50 minutes.",
                ),
                ("a", "The Secretary rejected any pretext for Russian escalation."),
                ("b", "He underlined the need for safety at Zaporizhzhia."),
            ],
            "RU": [
                (
                    "a",
                    "Сергей Шойгу довёл озабоченность возможными провокациями Украины с применением «грязной бомбы».",
                ),
                (
                    "-",
                    "Обсуждалась обстановка на Украине, которая имеет устойчивую тенденцию к дальнейшей, неконтролируемой эскалации.",
                ),
            ],
        },
    ),
    (
        "fourth 09",
        {
            "US": [
                ("a", "The Russian side returned the bodies of 1,000 Ukrainian servicemen."),
                (
                    "b",
                    "The First Lady's efforts to reunite children with their families were praised.",
                ),
                ("c", "Wounded and sick captives go first."),
            ],
            "RU": [
                ("c", "Первыми обменяют раненых и больных пленных."),
                ("a", "Украине передана тысяча тел погибших военнослужащих."),
                ("b", "Продолжается работа по воссоединению семей с детьми."),
            ],
        },
    ),
    (
        "fourth 10",
        {
            "US": [
                ("a", "The delegations did not discuss New START inspections."),
                ("b", "Concerns about Russia's antisatellite weapon were raised."),
                ("c", "They talked about attacks on hospitals by ransomware gangs."),
            ],
            "RU": [
                ("c", "Поднималась тема противодействия хакерским атакам."),
                ("a", "Вопросы инспекций по ДСНВ не затрагивались."),
                ("-", "Российская делегация изложила оценки проекта «Золотой купол»."),
            ],
        },
    ),
    (
        "fourth 11",
        {
            "ID": [
                ("a", "Pemerintah meminta akses konsuler bagi 14 WNI yang ditahan."),
                ("b", "Pemberantasan penyelundupan manusia dan pengungsi Rohingya dibahas."),
                ("c", "Patroli bersama di Selat Malaka diperluas."),
            ],
            "AU": [
                ("b", "Ministers discussed people smuggling and the Rohingya refugees."),
                ("c", "Joint patrols in the Strait of Malacca will be stepped up."),
                ("-", "Australia announced new funding for mangrove restoration."),
            ],
        },
    ),
    (
        "fourth 12",
        {
            "US": [
                (
                    "a",
                    "The President offered condolences for the terrorist attack at Crocus City Hall.",
                ),
                ("b", "He noted that Washington had passed on a warning."),
            ],
            "RU": [
                (
                    "a",
                    "Джозеф Байден выразил соболезнования в связи с терактом в «Крокус Сити Холле».",
                ),
                ("-", "Беседа прошла по просьбе американской стороны."),
                ("b?", "Переданная информация имела общий характер."),
            ],
        },
    ),
)
