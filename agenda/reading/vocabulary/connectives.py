"""Words that only join values: where nothing else is left between two of them, nothing is lost."""

from ..characters import words_of

_ROWS = {
    "en": "and or the a an of to at in on by for with via from between together jointly also both s un u n",
    "fr": "et ou le la les l de du des d au aux en par avec pour sur dans",
    "es": "y o e el los las del al por con para",
    "ru": "и в на с по до от для",
    "ar": "و في من إلى على ب ل الساعة",
    "zh": "和 与 及 在 于 至 的 由",
}
CONNECTIVES = {word for row in _ROWS.values() for word in words_of(row)}
