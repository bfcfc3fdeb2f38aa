# Вахта: заступление, несение, сдача, вахтенный журнал, список оповещения, порядок действий.

watch-tabs = Разделы вахты
watch-tab-now = Вахта сейчас
watch-tab-log = Вахтенный журнал
watch-tab-roster = Список оповещения
watch-tab-procedures = Порядок действий
watch-title-start = Заступление на вахту
watch-title-take = Приём вахты
key-watch-now = Вахта сейчас
key-watch-log = Вахтенный журнал
key-watch-roster = Список оповещения
key-watch-procedures = Порядок действий
key-watch-handover = Сдать вахту
key-watch-end = Закончить вахту
key-watch-accept = Принять прочитанное
key-watch-note = Записать в вахтенный журнал
key-watch-search = Искать в вахтенном журнале

watch-no-right = Роли не дают права нести вахту.
watch-no-right-next = Видно, кто её несёт. Вахту несут дежурные офицеры, начальники вахты и переводчики.
watch-not-now = Не сейчас

watch-step = Шаг { $n }.
watch-step-done = сделано
watch-step-now = сделайте сейчас
watch-step-manning = Пост и языки
watch-step-test = Прослушать тревоги, убедиться, что всё работает
watch-step-sign = Один раз подписать ключом доступа
watch-next = Дальше
watch-change = Изменить
watch-post = Пост
watch-post-taken = занят: { $name }; вахта будет совместной
watch-officer = Офицер
watch-languages = Рабочие языки
watch-languages-short = Языки
watch-languages-other = Другие языки
watch-languages-hint = Кодами через запятую: uk, zh, ar
watch-no-languages = языки не названы
watch-linguist-legend = Переводчик
watch-linguist = Я аттестованный переводчик этой линии
watch-linguist-means = Отмечать только при назначении переводчиком. Если переводчика на вахте нет, об этом говорит каждый экран.
watch-is-linguist = аттестованный переводчик
watch-is-no-linguist = не переводчик этой линии
watch-shown-to-them = По регламенту линии { $them } узнаёт: { $what }.
watch-shown-nothing = { $them } узнаёт только, что пост занят.
watch-shows-name = имя
watch-shows-languages = языки
watch-shows-since = с какого времени
watch-shows-linguist = есть ли переводчик

watch-test-means = Нажмите кнопку, прослушайте каждый сигнал и ответьте, слышен ли он. Если браузер спросит об уведомлениях, разрешите их.
watch-test-later = Будет следующим: каждый сигнал прозвучит один раз.
test-sum = Исправно: { $well } из { $all }.
test-title = Самопроверка пульта
test-verdict-well = исправно
test-verdict-doubt = учтите
test-verdict-bad = НЕИСПРАВНО
test-verdict-open = ещё не проверено
test-sound = Звук
test-sound-well = Включён, слышимость подтверждена.
test-notice = Уведомления
test-notice-well = Разрешены: тревога видна и за другим окном.
test-notice-open = Браузер спросит при включении звука.
test-notice-refused = Браузер запрещает уведомления этой странице. Разрешите их в настройках сайта или держите это окно поверх остальных.
test-notice-unknown = В этом браузере уведомлений нет. Держите это окно поверх остальных.
test-screen = Экран не гаснет
test-screen-well = Браузер не даёт экрану погаснуть, пока эта страница впереди.
test-screen-open = Запрашивается при включении звука.
test-screen-refused = Браузер не удерживает экран (экономия заряда или правило этого компьютера). Отключите гашение экрана.
test-screen-unknown = Этот браузер так не умеет. Отключите гашение экрана на этом компьютере.
test-clock = Часы компьютера
test-clock-well = Сходятся с часами узла.
test-passkey = Ключ доступа
test-passkey-well = Этот браузер и адрес его допускают. Доказательством будет подпись ниже.
test-passkey-demo = Подписывает демонстрационный ключ. Он ничего не доказывает.
test-key = Ключ вахты
test-key-well = Браузер может создать ключ, который нельзя скопировать, и хранить его.
test-key-open = Проверяется.
test-key-bad = Браузер не может создать или хранить ключ. Выйдите из приватного окна или возьмите современный браузер.
test-line = Линия
test-sounder = Сирена узла
test-sounder-well = Настроена: узел звучит и сам, даже если пульт закрыт.
test-sounder-none = Не настроена. Звучат только пульты: не закрывайте этот.
test-sounder-failed = В последний раз не сработала. Сообщите администратору и не закрывайте этот пульт.

watch-hours = Длительность вахты
watch-hours-n = { $n } ч
watch-until = до { $at }
watch-until-session = в это время закончится сеанс
watch-sign-what = Что подписывается
watch-sign-words = Ключ, созданный сейчас в этом браузере, может подписывать от имени: { $name }, до { $until }.
watch-key-may = Одним нажатием он может
watch-key-may-read = подтверждать прочтение, отвечать, давать обратную проверку координат
watch-key-may-write = отправлять, исправлять и отменять сообщения и вызовы
watch-key-may-stop = отправлять СТОП и сообщать его результат
watch-key-may-check = проверять линию
watch-key-not = Он никогда не может
watch-key-not-key = создать другой ключ или внести офицера
watch-key-not-release = согласовать сообщение по итогам или подписать его выпуск
watch-key-not-leave = покинуть этот браузер: скопировать его нельзя
watch-key-not-longer = действовать после конца вахты
watch-sign-how = Одно касание ключа доступа. Он спросит ПИН-код или палец.
watch-sign-demo = Демонстрационный ключ подпишет сам.
watch-sign-other-key = Если ключ неисправен, возьмите второй. Если второго нет, вахту принимает другой офицер, а администратор вносит новый ключ.
watch-sign-unarmed = Вахту принять можно, но этот пульт не разбудит.
watch-sign-blind = Пульт слеп: сейчас вахту принять нельзя.
watch-sign-unread = { $n ->
    [one] Сначала прочтите и примите { $n } пункт выше.
    [few] Сначала прочтите и примите { $n } пункта выше.
   *[other] Сначала прочтите и примите { $n } пунктов выше.
}
watch-sign-and-take = Подписать и заступить
watch-sign-and-take-over = Подписать и принять вахту

watch-you-have-it = Вахта принята
watch-since = С
watch-ends = Конец
watch-left = через { $left }
watch-key = Подпись
watch-key-here = одним нажатием; ключ вахты в этом браузере
watch-key-elsewhere = каждое действие просит ключ доступа; ключа вахты в этом браузере нет
watch-key-make = Создать ключ для этого браузера
watch-prolong = Продлить вахту
watch-prolong-sign = Подписать и продлить
watch-hand-over = Сдать вахту
watch-end = Закончить вахту
watch-end-others = На вахте остаются: { $names }.
watch-end-nobody = На вахте не останется никого, и { $them } об этом узнает. Входящее будет звучать, но прочесть его никто не обязан.
watch-end-open = { $n ->
    [1] Не прочитано { $n } сообщение. Лучше сдайте вахту, чтобы его кто-то прочёл.
    [one] Не прочитано { $n } сообщение. Лучше сдайте вахту, чтобы их кто-то прочёл.
    [few] Не прочитаны { $n } сообщения. Лучше сдайте вахту, чтобы их кто-то прочёл.
   *[other] Не прочитано { $n } сообщений. Лучше сдайте вахту, чтобы их кто-то прочёл.
}
watch-end-signs = Ключ доступа подпишет прекращение ключа вахты: с этой минуты он недействителен, в чьи бы руки ни попал компьютер. Затем сеанс закончится.
watch-end-sign = Подписать и уйти
watch-end-plain = Уйти без подписи

watch-relieved = Вахта окончена.
watch-relieved-by = Сейчас на вахте: { $names }.
watch-theirs-unknown = { $them } не сообщает, кто на вахте.
watch-theirs-nobody = { $them } сообщает, что на вахте никого нет.
watch-theirs-linguist = У них на вахте есть аттестованный переводчик.
watch-theirs-told = По подписи их узла от { $at }.

hand-means = Составляется список незакрытого. Принимающий офицер читает и принимает каждый пункт, затем подписывает. До этого вахту несёт сдающий.
hand-whom = Принимающий офицер
hand-anybody = кто примет
hand-begin = Начать сдачу
hand-to = Сдача вахты: { $name }
hand-to-anybody = Сдача вахты тому, кто примет
hand-from = Вахту сдаёт { $from }: примите её
hand-other = { $from } сдаёт вахту: { $to }
hand-opened = начато { $at }
hand-left = Не принято: { $left } из { $all }.
hand-all-read = Всё принято.
hand-cut = Здесь показано { $shown } из { $all }, сначала самое важное; остальное появится по мере принятия.
hand-you-keep = Вахту несёт сдающий, пока принимающий не подписал.
hand-read-each = Прочтите каждый пункт и примите его: это всё, что на этой вахте не закрыто.
hand-nothing = Незакрытого нет. Подпишите ниже, чтобы принять вахту.
hand-accepted = принято
hand-not-accepted = ещё не принято
hand-read = Прочесть
hand-accept = Прочитано, принимаю
hand-accept-means = Пункт переходит к принимающему. Другой стороне прочтение этим не подтверждается.
hand-open-whole = Открыть целиком
hand-open-ours = ждёт нашего прочтения
hand-open-theirs = ещё не прочитано ими
hand-open-effect = результат не сообщён
hand-open-answer = ждёт нашего ответа
hand-translations = { $n ->
    [one] { $n } перевод
    [few] { $n } перевода
   *[other] { $n } переводов
}
hand-here = Принимающий садится за этот пульт.
hand-here-means = Он входит здесь своим ключом доступа; сдающий несёт вахту, пока она не принята. Или он входит за другим пультом.
hand-here-sign = Принимающий: войти здесь
hand-here-demo = Здесь входит { $name }
hand-give-up = Прервать сдачу
hand-complete = Принять вахту
hand-complete-means = Завершает вахту: { $from }. Оба имени записываются в вахтенный журнал.

log-write = Запись в вахтенный журнал
log-write-means = Виден только нашей стороне. Ничего в нём не меняют и не удаляют.
log-add = Записать
log-find = Поиск в вахтенном журнале
log-search = Поиск
log-group = О чём
log-all = все
log-group-note = заметки
log-group-watch = вахты и сдачи
log-group-alarm = тревоги
log-group-rule = офицеры, настройки, порядок
log-group-node = наблюдения узла
log-node = узел
log-chain-whole = { $n ->
    [one] Здесь пересчитана { $n } строка: цела.
    [few] Здесь пересчитаны { $n } строки: целы.
   *[other] Здесь пересчитано { $n } строк: целы.
}
log-chain-broken = Начиная со строки { $n } журнал изменён: он не такой, каким был записан.
log-seal = Печать этой строки и всех до неё: { $hash }
log-empty = Записей ещё нет.
log-none-found = Ничего не найдено.
log-older = Более ранние
log-what-note = Заметка
log-what-watch-started = Вахта начата
log-what-watch-ended = Вахта окончена
log-what-handover-opened = Сдача начата
log-what-handover-broken = Сдача прервана
log-what-handover-completed = Вахта сдана
log-what-alarm-acknowledged = Тревога принята
log-what-officer-invited = Офицер приглашён
log-what-officer-enrolled = Офицер внесён
log-what-officer-removed = Офицер исключён
log-what-token-made = Создан жетон
log-what-token-revoked = Жетон отозван
log-what-settings-changed = Изменены настройки
log-what-roster-changed = Изменён список оповещения
log-what-procedure-written = Записан порядок действий
log-what-line-down = Связи нет
log-what-line-one-way = Связь в одну сторону
log-what-line-silent = Молчание линии
log-what-line-back = Связь восстановлена

roster-means = Кого вызывают, если здесь никто не прочёл МОЛНИЮ или СТОП: первого через { $after }, вышестоящего начальника через { $authority }. Список виден и тогда, когда пульт слеп: держите копию на бумаге.
roster-edit = Изменить
roster-name = Имя
roster-reach = Как связаться
roster-no-reach = не указано
roster-up = { $name }: раньше
roster-down = { $name }: позже
roster-remove = { $name }: убрать
roster-add = Добавить человека
roster-save = Сохранить список
roster-empty = В списке никого нет.
roster-empty-next = Внесите по порядку тех, кого вызывать.

procedure-stop = СТОП
procedure-message = Сообщение
procedure-notice = Извещение
procedure-position = Координаты
procedure-translation = Перевод
procedure-cancel = Отмена
procedure-correct = Поправка
procedure-repeat = Повтор
procedure-check = Проверка линии
procedure-suspend = Приостановка
procedure-resume = Возобновление
procedure-schedule = Вызовы и работы
procedure-handover = Сдача вахты
procedure-line-down = Связи нет
procedure-blind = Пульт слеп
procedure-fork = Раздвоение журнала
procedure-version-short = ред. { $n }
procedure-none-short = нет
procedure-version = Редакция { $n }, { $language }, автор: { $by }, { $at }
procedure-versions = Все редакции: { $n }
procedure-is-old = Эта редакция больше не действует.
procedure-other-language = На языке этого пульта пока не написано.
procedure-none = Порядок для этого случая не написан.
procedure-none-yours = Напишите по шагам, что должен делать офицер.
procedure-none-next = Его пишет начальник вахты или администратор.
procedure-write = Написать
procedure-edit = Новая редакция
procedure-language = Язык
procedure-text = Порядок действий
procedure-text-hint = Короткие шаги, по одному в строке. Прежняя редакция сохраняется.
procedure-save = Ввести в действие
