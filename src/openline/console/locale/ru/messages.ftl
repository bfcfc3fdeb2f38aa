# Сообщения: очередь, ветка, составление, координаты и их обратная проверка, переводы.

messages-show = Показать
messages-side-needs = Ждут меня
messages-side-all = Все
messages-side-ours = Сторона { $us }
messages-side-theirs = Сторона { $them }
messages-search = Поиск в сообщениях
messages-search-hint = Поиск: слова, офицер, номер
messages-precedence = Срочность
messages-mode = Режим
messages-kind = Вид
messages-mode-real = РЕАЛЬНО
messages-mode-exercise = УЧЕНИЕ
messages-mode-test = ПРОБА
messages-mode-real-means = Имеет силу.
messages-mode-exercise-means = Учебное; звучит иначе, чем РЕАЛЬНО.
messages-mode-test-means = Проба линии.
messages-found = { $n ->
    [0] Ничего не найдено.
    [one] Найдена { $n } ветка.
    [few] Найдены { $n } ветки.
   *[other] Найдено { $n } веток.
}
messages-none-needs = Непрочитанного нет.
messages-none-found = По этому отбору сообщений нет.
messages-none = По этой линии ещё ничего не передавали.
messages-more = Показать ещё { $n }
messages-older = Искать раньше
messages-clear = Сбросить отбор
messages-choose = Выберите сообщение слева или напишите новое.
messages-choose-hint = Клавиши: J и K — переход, A — прочитано, R — ответ, W — написать.
messages-back = Все сообщения
messages-thread = { $n ->
    [one] { $n } запись в ветке, от старых к новым
    [few] { $n } записи в ветке, от старых к новым
   *[other] { $n } записей в ветке, от старых к новым
}
messages-in-thread = { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[other] { $n } записей
}
messages-missing = Такого сообщения в журнале этого узла нет.
messages-is-void = недействительно
messages-is-cancelled = отменено
messages-is-corrected = с поправкой
messages-is-crossed = РАЗМИНУЛИСЬ

messages-item-of = { $kind }, { $party }
messages-arrived = пришло { $at } по нашим часам
messages-void = Недействительно по правилу { $clause }: остаётся в журнале, силы не имеет.
messages-cancelled = Отменено автором.
messages-cancelled-by = Отменено: { $officer }, { $at }.
messages-corrected = Исправлено автором.
messages-corrected-by = Поправка, { $officer }, { $at }:
messages-original-stands = Исходный текст ниже остаётся как был; в журнале остаются оба.
messages-crossed = РАЗМИНУЛИСЬ.
messages-crossed-means = Отправлено, когда автор ещё не знал о приостановке. Остаётся в силе.
messages-other-branch = Это из другой ветви их журнала (раздвоение). Не полагайтесь на него.
messages-breach = Не обработано в согласованный срок.
messages-repeats = Это повтор, точный до последнего байта.
messages-late = Пришло с опозданием; здесь указаны оба времени.
messages-unsigned = Ещё не подписано: ждёт своего офицера.
messages-refers-to = Ссылается на
messages-scope = Касается: { $kinds }
messages-stop-count = { $n ->
    [one] { $n } СТОП в этой записи
    [few] { $n } СТОП сведены в эту запись, каждый текст сохранён
   *[other] { $n } СТОП сведены в эту запись, каждый текст сохранён
}
messages-original = Подлинник, { $language }
messages-original-counts = Силу имеет подлинник. Перевод стоит рядом и никогда его не заменяет.
messages-translation-into = Перевод, { $language }
messages-reviewed-by = проверено: { $name }
messages-attached-by = приложено: { $officer }, { $at }
messages-how-human = переводил человек
messages-how-machine = машинный
messages-state-draft = черновой
messages-state-reviewed = проверен
messages-state-certified = заверен

messages-ladder = Кто, когда и по чьим часам
messages-steps = Ступени тревоги
messages-step-told-by = сообщил узел стороны { $party }
messages-receipts = Квитанции
messages-receipt-light = Квитанция
messages-receipt-party = Сторона
messages-receipt-by = Кто
messages-receipt-at = Когда
messages-receipt-clock = Чьи часы
messages-id = Идентификатор записи:

messages-files = Вложения
messages-fetch = Скачать
messages-files-care = Файл можно только скачать, здесь он не открывается. Обращайтесь с ним как с чужим.
messages-read-before = { $name }: прочтение подтверждено мгновением раньше. В журнале остаются оба подтверждения.
messages-answer = Ответить
messages-answer-means = Ответ говорит, как сообщение понято. Ни один не означает согласия сторон.
messages-answer-text = Пояснение к ответу
messages-answer-text-hint = Необязательно. Затем выберите значение.
messages-answered-meanwhile = Только что дан ответ «{ $meaning }» ({ $name }). Второй ответ станет рядом.
messages-answers = Ответы
messages-answers-mean = Ответ — ещё не согласие.
messages-meaning-understood = Понято
messages-meaning-not-understood = Не понято
messages-meaning-will-comply = Выполним
messages-meaning-cannot-comply = Выполнить не можем
messages-meaning-referred = Доложено старшему
messages-meaning-repeat-part = Неполно: повторите часть
messages-close-form = Закрыть, не отправляя
messages-write-about = Написать об этом
messages-cancel = Отменить
messages-cancel-means = Отмена станет рядом с исходным; { $them } увидит оба.
messages-cancel-do = Отправить отмену
messages-correct = Исправить
messages-correct-means = Поправка станет рядом с исходным; { $them } увидит оба.
messages-correct-do = Отправить поправку
messages-correct-text = Как должно быть
messages-repeat = Повторить
messages-repeat-means = Тот же текст и файлы уйдут ещё раз с пометкой «повтор»; получатель: { $them }.
messages-repeat-do = Отправить повтор
messages-ask-repeat = Запросить повтор
messages-ask-repeat-means = Просьба передать эту запись ещё раз без изменений; адресат: { $them }.
messages-ask-repeat-do = Запросить повтор у стороны { $them }
messages-reason = Пояснение (необязательно)
messages-translate = Перевести
messages-translate-means = Перевод станет записью от имени подписавшего. Силу сохраняет подлинник.
messages-translate-same = Текст уже на этом языке.
messages-translate-how = Кем сделан
messages-translate-state = Состояние
messages-translate-text = Перевод
messages-translator = Переводчик
messages-reviewer = Кем проверено
messages-reviewer-needed = Назовите проверившего или выберите «черновой».
messages-translate-do = Приложить перевод

messages-position = Координаты
messages-position-n = Точка { $n }
messages-positions = { $n ->
    [one] { $n } точка
    [few] { $n } точки
   *[other] { $n } точек
}
messages-typed = Как набрано
messages-readback = Обратная проверка
messages-readback-means = Снимите точку со своей карты. Если она другая, наберите то, что нанесено.
messages-readback-type = У меня нанесена другая точка
messages-readback-theirs = Передать обратно точку как принята
messages-readback-typed = Что нанесено на карту
messages-readback-typed-hint = Градусы с долями, градусы и минуты, MGRS или точка на карте.
messages-readback-mine = Передать обратно то, что нанесено мной
messages-readback-none = Обратной проверки от стороны { $them } ещё нет.
messages-readback-of = Обратная проверка: { $name }
messages-readback-by = Обратная проверка, { $name }, { $at }:
messages-readback-waits = Сторона { $party } ещё не подтвердила эту обратную проверку.
messages-distance = { $m } м от переданной точки
messages-confirm = Подтвердить координаты
messages-mismatch = Расхождение
messages-confirm-blocked = Точка обратной проверки лежит в { $m } м, больше согласованных { $limit } м: подтвердить нельзя. Ответьте «Расхождение» и передайте координаты снова.
messages-confirmed-by = Подтверждено: { $name }
messages-mismatch-by = Расхождение: { $name }. Этими координатами не пользоваться.

messages-compose = Сообщение стороне { $them }
messages-leave = Выйти (сохранится)
messages-suspended = { $party } ({ $officer }): приостановлено — { $kind }, с { $at }. Отправить такое нельзя. СТОП, проверки и ответы проходят.
messages-deconfliction = Эта линия только для предотвращения инцидентов. Не пишите ни целей, ни разведданных.
messages-precedence-most = Роли допускают срочность { $precedence } и ниже.
messages-text = Текст
messages-no-text = Напишите, что хотите сказать.
messages-too-long = Лишних знаков: { $n }; при этой срочности допустимо { $max }.
messages-count = { $n } из { $max } знаков
messages-count-flash = { $n } из { $max } знаков; МОЛНИЯ кратка
messages-language = Язык текста
messages-reference = Ссылается на запись
messages-reference-none = Ни на какую
messages-positions-write = Координаты
messages-position-add = Добавить точку
messages-position-label = Что там
messages-position-bad = Координаты не читаются: исправьте или уберите их.
messages-remove = Убрать
messages-files-choose = Выбрать файлы
messages-files-limits = или перетащите их сюда; не более { $n } файлов, всего { $max }
messages-files-coming = Какая часть файла принята
messages-files-remove = Убрать { $name }
messages-file-too-many = { $name }: в сообщении не более { $n } файлов.
messages-file-too-large = { $name }: больше { $max }.
messages-file-all-too-large = { $name }: все файлы вместе превысят { $max }.
messages-file-empty = { $name }: файл пуст.
messages-file-bad-name = { $name }: нужно простое имя файла, без : / \ и без невидимых знаков.
messages-preview = Так это прочтёт { $them }
messages-preview-empty = (текста ещё нет)
messages-procedure = Порядок действий: { $kind }
messages-procedure-version = Редакция { $version } от { $at }, { $name }
messages-send = Отправить: { $precedence }, { $mode }
messages-signs-session = Подпишет ключ этой вахты, от имени офицера.
messages-signs-passkey = Вахта здесь не принята: понадобится ключ доступа.
messages-signs-demo = Подпишет демонстрационный ключ. Он ничего не доказывает.
messages-kept = Набранное сохранено.

key-answer = Ответить на открытое
key-answer-understood = Ответ: понято
key-answer-not-understood = Ответ: не понято
key-answer-will-comply = Ответ: выполним
key-answer-cannot-comply = Ответ: выполнить не можем
key-answer-referred = Ответ: доложено старшему
key-answer-repeat-part = Ответ: повторите часть
key-effect = Сообщить результат по открытому
key-translate = Перевести открытое
key-write-about = Написать об открытом
key-search = Поиск
key-close-form = Закрыть форму
