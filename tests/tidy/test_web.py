"""The front end keeps its rules, and each rule finds the breach it is for."""

import gzip
import re
from pathlib import Path

import pytest

from openline.core.forms import profile
from tests.tidy import web_rules as rules

ROOT = Path(__file__).resolve().parents[2]
TOKENS = (ROOT / "web/src/styles/tokens.css").read_text("utf-8")

PAGE = "web/src/A.svelte"
SOUND = {
    PAGE: "<script>const a = '<p>'</script>\n<p title={t('a-title')}>{t('a-text', { n: 1 })} <kbd>Ctrl</kbd></p>\n",
    "web/src/a.ts": "t(`b-${kind}`)\n",
    "web/src/styles/tokens.css": TOKENS,
    "tests/tidy/same_in_english.txt": "ru b-kind  # A name.\n",
    f"{rules.LOCALE}/en/a.ftl": "a-title = Title\na-text = { $n } texts\nb-kind = Kind\n",
    f"{rules.LOCALE}/ru/a.ftl": "a-title = Имя\na-text = { $n } слов\nb-kind = Kind\n",
    f"{rules.LOCALE}/id/a.ftl": "a-title = Judul\na-text = { $n } teks\nb-kind = Jenis\n",
}
RU = f"{rules.LOCALE}/ru/a.ftl"

BREACHES = [
    (rules.long_web_files, "web/src/a.ts", "t(`b-${kind}`)\n" * 401),
    (rules.markup_from_strings, "web/src/B.svelte", "{@html x}\n"),
    (rules.markup_from_strings, "web/src/b.ts", "x.innerHTML = y\n"),
    (rules.inline_styles, "web/src/B.svelte", "<p style={x}></p>\n"),
    (rules.inline_styles, "web/index.html", '<p onclick="x()"></p>\n'),
    (rules.outside_addresses, "web/src/b.ts", "fetch('ht" + "tps://a.example/x')\n"),
    (rules.words_in_templates, "web/src/B.svelte", "<p>Words here</p>\n"),
    (rules.words_in_templates, "web/src/B.svelte", '<p aria-label="Words"></p>\n'),
    (rules.words_in_templates, "web/src/B.svelte", "<p onclick={() => { x() }}>{y} на</p>\n"),
    (rules.catalogues_apart, RU, "a-title = Имя\na-text = { $n } слов\n"),
    (rules.catalogues_apart, RU, SOUND[RU].replace("$n", "$m")),
    (rules.catalogues_apart, RU, SOUND[RU] + "a-title = Ещё\n"),
    (rules.untranslated, RU, SOUND[RU].replace("Имя", "Title")),
    (rules.untranslated, RU, SOUND[RU].replace("Kind", "Вид")),
    (rules.untranslated, "tests/tidy/same_in_english.txt", "ru b-kind\n"),
    (rules.unknown_words, "web/src/b.ts", "t(x ? 'a-title' : 'a-none', { n })\n"),
    (rules.unknown_words, "web/src/b.ts", "has(`c-${x}-next`)\n"),
    (rules.unknown_words, "web/src/b.ts", "const x = { keys: 'a', id: 'key-none' }\n"),
    (rules.unused_words, "web/src/a.ts", "t('a-title')\n"),
    (rules.faint_colours, "web/src/styles/tokens.css", TOKENS.replace("--ink:", "--was:")),
    (rules.faint_colours, "web/src/styles/tokens.css", TOKENS.replace("#14181c", "#aaaaaa")),
]


def _tree(folder, changes):
    for name, text in {**SOUND, **changes}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_front_end_keeps(rule):
    breaches = rule(ROOT)
    assert not breaches, "\n".join(["", rule.__doc__, *breaches])


def test_there_is_a_front_end_to_judge():
    """An empty list of files would keep every rule."""
    assert rules.web_sources(ROOT)
    assert rules.catalogue(ROOT, "en")[0]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_sound_tree_keeps(rule, tmp_path):
    assert [] == rule(_tree(tmp_path, {}))


@pytest.mark.parametrize(("rule", "path", "text"), BREACHES)
def test_a_planted_breach_is_found(rule, path, text, tmp_path):
    assert rule(_tree(tmp_path, {path: text}))


FIRST_LOAD_BYTES_MAX = 120_000
STATIC = ROOT / "src/openline/console/static"
IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([^"']+\.js)["']""")


def _fetched(name, seen):
    """The files of the first load: the page's own, and what they import at once."""
    if name in seen:
        return
    data = (STATIC / name).read_bytes()
    seen[name] = len(data) if name.endswith(".woff2") else len(gzip.compress(data, 6))
    if name.endswith(".js"):
        for other in IMPORTED.findall(data.decode()):
            _fetched(f"assets/{other}", seen)


@pytest.mark.skipif(not (STATIC / "index.html").exists(), reason="the console is not built")
def test_the_first_load_is_small():
    """Page, script, style and the Latin font, compressed: before the map and other screens."""
    seen: dict[str, int] = {}
    _fetched("index.html", seen)
    page = (STATIC / "index.html").read_text("utf-8")
    for name in re.findall(r'(?:src|href)="/(assets/[^"]+)"', page):
        _fetched(name, seen)
    for path in (STATIC / "assets").glob("noto-sans-latin-*.woff2"):
        _fetched(f"assets/{path.name}", seen)
    assert any(name.endswith(".css") for name in seen)
    assert sum(seen.values()) <= FIRST_LOAD_BYTES_MAX, seen


def test_each_agreed_setting_stands_on_the_console_in_words():
    """A key without words is shown as it is written in the profile, in every language alike."""
    words = rules.catalogue(ROOT, "en")[0]
    grouped = (ROOT / "web/src/officers/profileWords.ts").read_text("utf-8")
    bare = {
        key for key in profile.SETTINGS if f"profile-{re.sub('[._]', '-', key)}" not in words
    }
    assert (set(), set()) == (
        bare,
        {key for key in profile.SETTINGS if f"'{key}'" not in grouped},
    )
