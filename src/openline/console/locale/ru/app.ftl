# Слова, общие для всех экранов.

app-close = Закрыть
app-loading = Чтение…
app-skip = Перейти к экрану

nav-label = Экраны
nav-line = Линия
nav-messages = Сообщения
nav-watch = Вахта
nav-schedule = График
nav-record = Журнал
nav-engineering = Техника
nav-officers = Офицеры
nav-keys = Все клавиши
nav-waiting = { $n ->
    [one] { $n } сообщение ждёт прочтения
    [few] { $n } сообщения ждут прочтения
   *[other] { $n } сообщений ждут прочтения
}

menu-open = Пользователь и этот экран
menu-sign-out = Выйти
menu-ends-watch = Выход заканчивает вахту. При смене сначала сдайте её.
menu-version = Openline { $version }

display-theme = Тема
display-theme-day = День
display-theme-dark = Тёмная
display-theme-night = Ночь
display-language = Язык
display-text = Размер текста
display-text-normal = Обычный текст
display-text-large = Крупный текст
display-text-largest = Самый крупный

mode-exercise = УЧЕНИЕ
mode-test = ПРОБА
mode-banner-demo = Демонстрация на одном компьютере: ничего настоящего здесь нет.
mode-banner-exercise = { $n ->
    [one] { $n } открытое сообщение — учебное, не реальное.
    [few] { $n } открытых сообщения — учебные, не реальные.
   *[other] { $n } открытых сообщений — учебные, не реальные.
}
mode-banner-test = { $n ->
    [one] { $n } открытое сообщение — пробное, не реальное.
    [few] { $n } открытых сообщения — пробные, не реальные.
   *[other] { $n } открытых сообщений — пробные, не реальные.
}

precedence-stop = СТОП
precedence-flash = МОЛНИЯ
precedence-immediate = НЕМЕДЛЕННО
precedence-priority = СРОЧНО
precedence-routine = ОБЫЧНОЕ
precedence-none = БЕЗ СРОЧНОСТИ

light-row = Как далеко дошло
light-lit = да
light-not-lit = неизвестно
light-unknown = неизвестно
light-clock-ours = по нашим часам
light-clock-theirs = по их часам
light-recorded = Записано
light-recorded-means = На диске стороны, которая написала.
light-sent = Отправлено
light-sent-means = Передано в канал.
light-held = Получено
light-held-means = Узел другой стороны хранит сообщение и подтверждает это подписью.
light-shown = Показано
light-shown-means = Стояло на экране занятого поста. Это не значит, что кто-то прочёл.
light-acknowledged = Прочитано
light-acknowledged-means = Названный офицер прочёл. Прочитано не значит согласовано.
light-answered = Есть ответ
light-answered-means = Названный офицер ответил.
light-onward = Доведено
light-onward-means = Части, которых это касается, подтвердили.

age-s = { $n } с
age-min = { $n } мин
age-h = { $n } ч
age-d = { $n } сут
bytes-b = { $n } Б
bytes-kb = { $n } кБ
bytes-mb = { $n } МБ
bytes-gb = { $n } ГБ
bytes-tb = { $n } ТБ

item-serial = № { $serial }
item-no-text = (текста здесь нет)

kind-message = Сообщение
kind-stop = СТОП
kind-notice = Извещение
kind-cancel = Отмена
kind-correct = Поправка
kind-repeat = Повтор
kind-suspend = Приостановка
kind-resume = Возобновление
kind-ack = Подтверждение прочтения
kind-answer = Ответ
kind-check = Проверка линии
kind-rcpt = Квитанция
kind-cert = Удостоверение офицера
kind-delegate = Ключ вахты
kind-undelegate = Прекращение ключа вахты
kind-readout = Сообщение по итогам
kind-release = Разрешение на выпуск
kind-route = Маршрут
kind-amend = Предложенный регламент
kind-accept = Принятый регламент
kind-resync = Сверка журналов
kind-fork = Раздвоение журнала
kind-clock = Часы
kind-generation = Новое поколение журнала
kind-remove = Исключение офицера
kind-genesis = Учреждение линии
kind-checkpoint = Контрольная точка
kind-shown = Показано на экране
kind-escalate = Усиление тревоги
kind-watch = Состав вахты
kind-translate = Перевод
kind-readback = Обратная проверка координат
kind-confirm = Подтверждение координат
kind-effect = Результат
kind-schedule = Запись графика
kind-request = Запрос контакта
kind-reply = Ответ на запрос
kind-holder = Должностное лицо
kind-contact = Контакт
kind-round = Раунд
kind-commitment = Обязательство
kind-outcome = Итог обязательства
kind-rule = Предложенное правило выпуска
kind-consent = Ответ на правило выпуска
kind-jointline = Строка совместного сообщения по итогам
kind-initial = Парафирование
kind-breach = Нарушение правила выпуска
kind-glossary = Словарь терминов

series-operational = оперативная
series-service = служебная
series-exercise = учебная
series-test = пробная

role-duty = дежурный офицер
role-watch-chief = начальник вахты
role-releaser = выпускающий
role-interpreter = переводчик
role-staff = штаб
role-admin = администратор
role-auditor = ревизор

post-duty-desk = Пост дежурного

fault-clause = Правило { $clause }
fault-silence = Наш узел не отвечает.
fault-silence-next = Здесь ничего не потеряно. Повторите; если пульт ослеп, действуйте по порядку на бумаге.
fault-passkey = Не подписано: ключ доступа не предъявлен.
fault-passkey-next = Ничего не отправлено. Повторите и по запросу коснитесь ключа или разблокируйте его.
fault-unknown = НЕИЗВЕСТНО, записано ли это.
fault-unknown-next = Ничего не меняя, нажмите ещё раз, это безопасно: уйдёт то же самое действие, и записано оно будет только один раз.
fault-recorded = Это записано, хотя ответ не пришёл.
fault-busy = Это действие ещё выполняется: повторное нажатие ничего не делает.
fault-busy-next = Дождитесь записи или отказа. Возможно, открыт запрос ключа.
fault-console = Пульт не смог это выполнить.
fault-console-next = Обновите страницу. Набранное сохранено.
fault-refused = Узел отказал.
fault-401 = Сеанс закончился. Войдите снова.
fault-403 = Нет права на это действие.
fault-409 = Узел отказал: сейчас это невозможно.
fault-410 = Срок истёк, использовать это больше нельзя.
fault-413 = Слишком большой объём.
fault-422 = В форме что-то заполнено неверно.
fault-503 = Сейчас это невозможно. Повторите попытку.
fault-504 = Неизвестно, выполнено ли это. Проверьте, прежде чем повторять.

key-go-line = Линия
key-go-messages = Сообщения
key-go-watch = Вахта
key-go-schedule = График
key-go-record = Журнал
key-go-engineering = Техника
key-go-officers = Офицеры
key-stop = Открыть СТОП
key-acknowledge = Подтвердить прочтение отмеченного
key-next = Следующее
key-previous = Предыдущее
key-open = Открыть отмеченное
key-check = Проверить линию сейчас
key-write = Написать сообщение

login-line-of = Пульт стороны
login-with = На другом конце линии: { $them }
login-passkey = Войти по ключу доступа
login-demo = Войти как { $name }, { $roles }
login-demo-key = Демонстрационный ключ: открыто лежит на этом компьютере и ничего не доказывает. Действует только в демонстрации.
login-no-passkeys = Этот браузер или адрес не допускает ключей доступа. Откройте пульт по его собственному доменному имени в современном браузере.
login-first = Пока никто не внесён
login-first-how = Попросите у администратора узла одноразовую ссылку; её создаёт на узле команда:
login-lost = Ключ утерян? Возьмите второй ключ или попросите офицера с таким правом внести новый. По почте это невозможно.

enrol-title = Создание ключа доступа
enrol-name = Имя
enrol-office = Должность
enrol-roles = Роли
enrol-expires = Ссылка действует до
enrol-label = Название этого ключа
enrol-label-hint = Чтобы отличать свои ключи: «синий ключ», «пульт 2».
enrol-explain = Ключ подписывает от имени офицера и каждый раз просит ПИН-код или палец. Создайте второй на другом устройстве и храните его отдельно.
enrol-make = Создать ключ
enrol-done = Ключ внесён. Теперь по нему можно войти.
enrol-root = Ключ создан. Прежде чем он начнёт действовать, корень стороны должен подписать этот запрос:
enrol-request = Запрос для корня
enrol-gone = Ссылка уже использована, истекла или выдана не этим узлом. Попросите новую.
enrol-to-login = Ко входу
