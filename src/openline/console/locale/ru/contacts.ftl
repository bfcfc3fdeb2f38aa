# Реестр контактов: хронология, молчание, ответы, загрузка, тексты прессы; и общий поиск.

nav-contacts = Контакты
nav-search = Поиск по всему
key-go-contacts = Контакты
key-search-all = Поиск по всему
key-search-field = Вернуться к словам поиска
key-contacts-ledger = Реестр: хронология, молчание, список
key-contacts-event = Первый после события и последний до него
key-contacts-press = Прочитать текст прессы
key-contacts-file = Загрузить файл
key-contacts-timeline = Перейти к хронологии
key-contacts-in = Крупнее, в хронологии
key-contacts-out = Мельче, в хронологии
key-contacts-pan = Раньше или позже, в хронологии
key-contacts-mark = Предыдущий или следующий контакт, в хронологии
key-contacts-whole = Весь реестр, в хронологии
key-contacts-copy = Копировать ответ с основаниями
key-contacts-filters = Показать или скрыть отбор
key-contacts-older = Более ранние контакты
key-contacts-newer = Более поздние контакты
key-contacts-close = Закрыть контакт

contacts-title = Контакты
contacts-parts = Разделы реестра
contacts-tab-ledger = Реестр
contacts-tab-event = Событие
contacts-tab-press = Текст прессы
contacts-tab-file = Загрузка
contacts-coverage = { $n ->
    [one] В этом реестре: с { $from } по { $to }, { $n } источник
    [few] В этом реестре: с { $from } по { $to }, { $n } источника
   *[many] В этом реестре: с { $from } по { $to }, { $n } источников
}
contacts-empty = В этом реестре ещё нет контактов.
contacts-empty-hint = Загрузите файл или прочитайте текст прессы. Контакты из журнала самой линии появляются сами.

contacts-answer = Ответ
contacts-copy = Копировать с основаниями
contacts-copied = Скопировано
contacts-copy-contact = Контакт: { $id }
contacts-copy-prior = Сопоставлено с: { $ids }
contacts-copy-coverage = Охват: { $coverage }
contacts-copy-sources = Источники: { $sources }
contacts-copy-item = Запись журнала: { $id }
contacts-copy-no-item = Не из журнала самой линии: загружено из названных источников.
contacts-copy-by = Ответ реестра стороны { $party }, { $at }

contacts-timeline = Хронология
contacts-timeline-says = { $n ->
    [one] Хронология: { $n } контакт, с { $from } по { $to }
    [few] Хронология: { $n } контакта, с { $from } по { $to }
   *[many] Хронология: { $n } контактов, с { $from } по { $to }
}
contacts-timeline-help = В хронологии: + и − или колесо меняют масштаб, ← → ведут по времени, ↑ ↓ выбирают контакт.
contacts-earlier = Раньше
contacts-later = Позже
contacts-zoom-in = Крупнее
contacts-zoom-out = Мельче
contacts-whole = Целиком
contacts-export = Файл SVG
contacts-gap = { $n ->
    [one] молчание { $n } день
    [few] молчание { $n } дня
   *[many] молчание { $n } дней
}
contacts-mark-many = { $n ->
    [one] { $level }: { $n } контакт, с { $from } по { $to }
    [few] { $level }: { $n } контакта, с { $from } по { $to }
   *[many] { $level }: { $n } контактов, с { $from } по { $to }
}
contacts-legend = Что значат знаки
contacts-legend-record = заливка: собственная запись
contacts-legend-partial = дата известна не полностью
contacts-legend-gap = молчание

contacts-silence = Молчание по уровням
contacts-silence-alarm = Молчание слишком долгое
contacts-silence-well = В пределах срока
contacts-silence-never = В этом реестре нет контактов на уровнях: { $levels }
contacts-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
contacts-days-between = от { $least } до { $most } дн.
contacts-no-days = число дней неизвестно

contacts-list = { $n ->
    [one] { $n } контакт
    [few] { $n } контакта
   *[many] { $n } контактов
}
contacts-find = Поиск контактов
contacts-person = Лицо
contacts-party = Сторона
contacts-level = Уровень
contacts-kind = Вид
contacts-any = все
contacts-from = С
contacts-to = По
contacts-day-fault = Например, 2024-06-25, 2024-06 или 2024.
contacts-filters = { $n ->
    [0] Отбор
   *[other] Отбор ({ $n })
}
contacts-clear = Сбросить всё
contacts-nothing = В этом реестре нет таких контактов.
contacts-nothing-hint = Измените отбор. Чего нет в реестре, могло всё же состояться.
contacts-newer = Позже
contacts-older = Раньше
contacts-conflict = есть другое сообщение
contacts-conflict-says = { $n ->
    [1] Ещё { $n } запись может быть о том же контакте, но с иными данными. Сохраняются обе.
    [one] Ещё { $n } запись может быть о том же контакте, но с иными данными. Сохраняются все.
    [few] Ещё { $n } записи могут быть о том же контакте, но с иными данными. Сохраняются все.
   *[many] Ещё { $n } записей могут быть о том же контакте, но с иными данными. Сохраняются все.
}

contacts-participants = Участники
contacts-sources = Источники
contacts-open-record = Открыть в журнале
contacts-not-record = Не из журнала самой линии: здесь этого никто не подписывал.
contacts-of-record = Сведено из журнала самой линии, несколько записей вместе.
contacts-field-until = До
contacts-field-place = Место
contacts-field-zone = Часовой пояс
contacts-field-channel = Канал
contacts-field-closed = Закрытый
contacts-field-series = Серия
contacts-field-round = Раунд
contacts-field-topics = Темы
contacts-field-asks = Запросы
contacts-field-trigger = Причина, по словам сторон
contacts-field-published = Опубликовано
contacts-field-duration = Минут, по словам сторон
contacts-field-persons-named = Названные лица
contacts-field-commitments = Обязательства
contacts-field-release = Правило выпуска
contacts-field-embargo = Эмбарго
contacts-field-interpreters = Переводчики
contacts-field-no-qualified-interpreter = Без аттестованного переводчика
contacts-field-prior = Назван следующим за
contacts-field-note = Примечание
contacts-release-no-readout = без сообщения по итогам
contacts-release-fact-of-contact = только факт контакта
contacts-release-own = собственные сообщения по итогам
contacts-release-joint = совместное сообщение по итогам
contacts-yes = да
contacts-no = нет

contacts-level-any = любой уровень
contacts-level-head-of-state = Главы государств
contacts-level-head-of-government = Главы правительств
contacts-level-minister = Министры
contacts-level-chief-of-staff = Начальники генштабов
contacts-level-deputy-minister = Заместители министров
contacts-level-under-secretary = Заместители госсекретаря
contacts-level-commander = Командующие
contacts-level-duty = Дежурные офицеры
contacts-rank-head-of-state = Глава государства
contacts-rank-head-of-government = Глава правительства
contacts-rank-minister = Министр
contacts-rank-chief-of-staff = Начальник генштаба
contacts-rank-deputy-minister = Заместитель министра
contacts-rank-under-secretary = Заместитель госсекретаря
contacts-rank-commander = Командующий
contacts-rank-duty = Дежурный офицер
contacts-kind-any = любой вид
contacts-kind-in-person = личная встреча
contacts-kind-voice = телефонный разговор
contacts-kind-video = видеосвязь
contacts-kind-written = письменно
contacts-kind-line-check = проверка линии
contacts-confidence-record = собственная запись
contacts-confidence-official = официальный источник
contacts-confidence-press = пресса
contacts-confidence-uncertain = не подтверждено
contacts-state-open = открыто
contacts-state-overdue = просрочено
contacts-state-done = выполнено
contacts-state-late = выполнено с опозданием
contacts-state-lapsed = утратило силу
contacts-state-withdrawn = отозвано

contacts-claims = Утверждения и их проверка по реестру
contacts-claim-by = Утверждает { $by }: { $what }
contacts-claim-first-since = первый с { $since } ({ $of })
contacts-claim-date = дата { $value }, день недели { $weekday }
contacts-claim-channel = каким каналом велась связь
contacts-claim-initiator = кто звонил
contacts-verdict-holds = верно
contacts-verdict-does-not-hold = неверно
contacts-verdict-cannot-tell = установить нельзя
contacts-why-others = { $ids } и другие
contacts-why-other-kind = В этом реестре утверждение такого рода не с чем сверить.
contacts-why-since-unread = Проверить нельзя: названной начальной даты не существует.
contacts-why-of-unread = Проверить нельзя: названы неизвестные вид или уровень.
contacts-why-one-between = После даты { $since } и до этого контакта был контакт ({ $of }): { $ids }.
contacts-why-one-may-be-between = Порядок неизвестен. После даты { $since } и до этого контакта мог быть контакт ({ $of }): { $ids }.
contacts-why-none-between = После даты { $since } и до этого контакта других контактов ({ $of }) нет.
contacts-why-date-impossible = Дата контакта: { $date }. Названной даты { $said } не существует.
contacts-why-date-unread = Дата контакта: { $date }. Названную дату прочитать нельзя.
contacts-why-weekday-other = Дата контакта: { $date }. День недели { $day }: { $is }, а не «{ $weekday }».
contacts-why-date-other = Дата контакта: { $date }. Названа другая дата: { $said }.
contacts-why-weekday-of-own-other = Дата контакта: { $date }. Его день недели: { $is }, а не «{ $weekday }».
contacts-why-weekday-unread = Дата контакта: { $date }. Названный день недели прочитать нельзя.
contacts-why-date-unsaid = Дата контакта: { $date }. Не названы ни дата, ни день недели.
contacts-why-date-agrees-in-part = Дата контакта: { $date }. Утверждение с ней согласуется, но день неизвестен.
contacts-why-date-agrees = Дата контакта: { $date }. Утверждение с ней согласуется.
contacts-why-channel-unrecorded = Ни одна запись об этом контакте не называет канал.
contacts-why-channel-unsaid = Запись называет канал ({ $ids }), но в утверждении сравнить не с чем.
contacts-why-channel-disputed = Записи расходятся в том, какой был канал: { $ids }.
contacts-why-channel-same = Запись называет тот же канал: { $ids }.
contacts-why-channel-other = Запись называет другой канал: { $ids }.

contacts-since = Первый с какого времени, по этому реестру
contacts-since-of = Между кем
contacts-since-prior = Предыдущий
contacts-since-days = Прошло дней
contacts-since-none = в этом реестре нет
contacts-since-more = { $n ->
    [one] Ещё { $n } строка
    [few] Ещё { $n } строки
   *[many] Ещё { $n } строк
}
contacts-since-less = Меньше строк
contacts-scope-person-pair = Два лица
contacts-scope-office-pair = Две должности
contacts-scope-level = Уровень
contacts-unordered = Порядок неизвестен: { $ids }
contacts-and-more = { $ids } и ещё { $n }

contacts-follow-ups = Договорённости на будущее
contacts-no-due = срок не назван
contacts-accounts = Что говорит каждая сторона
contacts-account-of = Говорит { $party }
contacts-initiator = Кто звонил
contacts-says = по словам { $party }: { $who }
contacts-both = Сказано обеими сторонами
contacts-only = Только { $party }
contacts-only-nothing = Ничего, о чём не говорила бы и другая сторона.
contacts-no-account = Сообщения этой стороны в реестре нет.
contacts-sure = уверенность сопоставления { $part } %
contacts-correct = Исправить сопоставление
contacts-correct-hint = Отметьте по одному высказыванию каждой стороны и укажите, что смысл у них один, или разделите сопоставленные ошибочно. Исправление хранится с именем исправившего.
contacts-same = Смысл один и тот же
contacts-not-same = Смысл разный
contacts-corrected = исправление: { $by }

contacts-event-title = Первый контакт после события и последний до него
contacts-event-hint = Назовите день события, например начала происшествия, и увидите, какие контакты были до и после него.
contacts-event-date = Дата события
contacts-event-ask = Спросить реестр
contacts-event-before = Последний до него
contacts-event-after = Первый после него

contacts-may-not = Контакты в реестр вносит только штаб.
contacts-may-not-hint = Обратитесь к офицеру, у которого есть право «talks».
contacts-import-title = Загрузка файла контактов
contacts-import-hint = JSON Lines в описанной форме или CSV в UTF-8, до 64 МБ. Файл принимается целиком или не принимается вовсе; повторная загрузка ничего не меняет.
contacts-import-drop = Перетащите сюда файл или выберите его
contacts-import-busy = Чтение файла { $name }…
contacts-import-done = { $added ->
    [0] Ничего нового: уже известно { $known }.
    [one] Добавлен { $added } контакт, уже известно { $known }.
    [few] Добавлено { $added } контакта, уже известно { $known }.
   *[many] Добавлено { $added } контактов, уже известно { $known }.
}
contacts-import-see = Открыть реестр
contacts-import-nothing-kept = Из файла ничего не сохранено.

contacts-press-title = Прочитать текст прессы
contacts-press-hint = Вставьте текст на английском, русском или индонезийском. Найденное по правилам будет отмечено и предложено; до подтверждения ничего не сохраняется.
contacts-press-text = Текст
contacts-press-printed = Дата публикации
contacts-press-printed-hint = По ней определяются дни и дни недели, названные в тексте.
contacts-press-read = Прочитать текст
contacts-press-again = Изменить текст
contacts-press-language = Язык чтения: { $language }
contacts-press-marked = Текст с найденным
contacts-press-found = { $n ->
    [one] Найдено: { $n }
   *[other] Найдено: { $n }
}
contacts-press-nothing = В этом тексте ничего не найдено.
contacts-press-nothing-hint = Форму можно заполнить и вручную.
contacts-press-partial = дата неполная
contacts-press-impossible = невозможная дата
contacts-press-unsure = неуверенно
contacts-press-means = то есть { $value }
contacts-press-go = Показать найденное { $n }
contacts-press-use = Взять { $date }
contacts-found-date = Дата
contacts-found-person = Лицо
contacts-found-office = Должность
contacts-found-kind = Вид
contacts-found-place = Место
contacts-found-quote = Высказывание
contacts-found-claim = Утверждение

contacts-form-title = Контакт к сохранению
contacts-form-not-saved = Это предложение: пока ничего не сохранено.
contacts-form-id = Имя в реестре
contacts-form-id-hint = Только латинские буквы, цифры и . _ : - ; позже не изменить.
contacts-form-date = Дата
contacts-form-time = Время (UTC)
contacts-form-source = Источник
contacts-form-confidence = Достоверность
contacts-form-participants = Участники
contacts-form-name = Имя
contacts-form-office = Должность
contacts-form-add-person = Добавить участника
contacts-form-remove-person = Убрать участника { $n }
contacts-form-no-level = без уровня
contacts-form-topics = Темы
contacts-form-topics-hint = Каждая с новой строки.
contacts-form-keep = Сохранить вместе с ним
contacts-form-accounts = Говорит { $party }: { $text }
contacts-form-missing = Не хватает: { $what }
contacts-form-two-parties = участники двух сторон
contacts-form-save = Подтвердить и сохранить
contacts-form-saved = Сохранено в реестре.
contacts-form-see = Открыть контакт

search-title = Поиск
search-words = Слова
search-hint = Сообщения, контакты, сообщения по итогам и обязательства; учитываются формы слов английского, русского и индонезийского языков. ↓ и ↑ выбирают, Enter открывает.
search-where = Где искать
search-domain-all = Везде
search-domain-item = Сообщения линии
search-domain-contact = Контакты
search-domain-readout = Сообщения по итогам
search-domain-commitment = Обязательства
search-domain-request = Запросы
search-domain-round = Раунды
search-one-contact = Контакт
search-one-readout = Сообщение по итогам
search-one-commitment = Обязательство
search-one-request = Запрос
search-one-round = Раунд
search-behind = { $n ->
    [one] Ещё не просмотрена { $n } запись журнала.
    [few] Ещё не просмотрены { $n } записи журнала.
   *[many] Ещё не просмотрено { $n } записей журнала.
}
search-found-label = Найденное
search-found = { $n ->
    [one] Найдено: { $n }
   *[other] Найдено: { $n }
}
search-more = Возможно, есть ещё: уточните запрос.
search-nothing = Здесь таких слов нет.
search-nothing-hint = Попробуйте меньше слов или другое место.

contacts-force-title = Действует ли линия?
contacts-force-hint = Ответ берётся из журнала этого узла и подтверждается записями. Журналы обеих сторон дают один и тот же ответ.
contacts-force-date = На какой день (пусто: сейчас)
contacts-force-ask = Спросить журнал
contacts-force-whole = Действует
contacts-force-partly = Действует, частично приостановлена
contacts-force-not = Не действует
contacts-figures-title = Контакты по годам
contacts-figures-done = Обязательства выполнены
contacts-figures-late = Выполнены с опозданием
contacts-figures-lapsed = Утратили силу
contacts-figures-open = Открыты
contacts-figures-overdue = Просрочены
contacts-figures-hours = От запроса до контакта
contacts-figures-hours-said = медиана { $median } ч, наибольшее { $max } ч
