"""Turn what a pack's file says into a Pack, or into a list of what is wrong and where.

All mistakes are collected, so that a person fixes a file in one go. Every message says what is
wrong and what to do about it, in words for somebody who has never written TOML before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from prompts import model
from prompts.entries import Entries, Problem, kind_of, meant, one_of, table_in, tables_in
from prompts.lines import Where
from prompts.model import Kind, Pack, Prompt, Theme

_ID = re.compile(r"[a-z0-9-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PACK_KEYS = ("id", "title", "language", "about", "themes", "prompt")
_PROMPT_KEYS = ("id", "theme", "kind", "wording", "help", "low", "high", "options")
_KINDS = tuple(kind.value for kind in Kind)


def check_pack(
    data: Mapping[str, object], lines: Mapping[Where, int]
) -> tuple[Pack | None, tuple[Problem, ...]]:
    """The pack if all is well, and otherwise None with every problem found, by line."""
    checker = _Checker(lines)
    pack = checker.pack(data)
    problems = tuple(sorted(set(checker.problems)))
    return (None if problems else pack), problems


class _Checker(Entries):
    """The rules of a pack, in the order in which a person writes one."""

    def pack(self, data: Mapping[str, object]) -> Pack:
        self.known_keys(data, (), _PACK_KEYS)
        themes = self._themes(data)
        return Pack(
            id=self._id(data, ()),
            title=self.text(data, (), "title", model.TITLE_LENGTH),
            language=self._language(data),
            about=self.text(data, (), "about", model.ABOUT_LENGTH, lines_allowed=True),
            themes=themes,
            prompts=self._prompts(data, themes),
        )

    def _language(self, data: Mapping[str, object]) -> str:
        language = self.text(data, (), "language", model.ID_LENGTH)
        if language and not _LANGUAGE.fullmatch(language):
            self.wrong(
                ("language",),
                f"“{language}” is not a language code. Write one such as en, cy or pt-BR.",
            )
        return language

    def _themes(self, data: Mapping[str, object]) -> tuple[Theme, ...]:
        value = data.get("themes")
        if value is None:
            self.wrong(
                (), 'There are no themes. Add a [themes] table with lines such as voice = "Voice".'
            )
            return ()
        table = table_in(value)
        if table is None:
            self.wrong(
                ("themes",),
                "Themes are a table. Write [themes] on a line of its own, then lines such as "
                'voice = "Voice".',
            )
            return ()
        if not table:
            self.wrong(("themes",), 'No theme is listed. Add lines such as voice = "Voice".')
        if len(table) > model.MOST_THEMES:
            self.wrong(
                ("themes",),
                f"A pack has at most {model.MOST_THEMES} themes, and this one has {len(table)}. "
                "Join some, or make two packs.",
            )
        themes: list[Theme] = []
        for theme in table:
            self._id_fits(theme, ("themes", theme), "theme's name")
            title = self.text(table, ("themes",), theme, model.THEME_TITLE_LENGTH)
            themes.append(Theme(theme, title))
        return tuple(themes)

    def _prompts(self, data: Mapping[str, object], themes: tuple[Theme, ...]) -> tuple[Prompt, ...]:
        value = data.get("prompt")
        if value is None:
            self.wrong((), "There are no prompts. Begin each prompt with a line [[prompt]].")
            return ()
        tables = tables_in(value)
        if not tables:
            self.wrong(
                ("prompt",), "Begin each prompt with a line [[prompt]], in two pairs of brackets."
            )
            return ()
        names = {theme.id for theme in themes}
        prompts = tuple(self._prompt(table, index, names) for index, table in enumerate(tables))
        self._no_two_alike(prompts)
        self._no_theme_unused(names, {prompt.theme for prompt in prompts})
        return prompts

    def _no_theme_unused(self, themes: set[str], used: set[str]) -> None:
        if not used <= themes:
            return  # a prompt's theme is misspelt, and that is noted where it stands
        for theme in themes - used:
            self.wrong(
                ("themes", theme),
                f"No prompt has the theme “{theme}”. Write one, or take this line out.",
            )

    def _prompt(self, table: Mapping[str, object], index: int, themes: Collection[str]) -> Prompt:
        where: Where = ("prompt", index)
        self.known_keys(table, where, _PROMPT_KEYS)
        theme = self.text(table, where, "theme", model.ID_LENGTH)
        if theme and themes and theme not in themes:
            self.wrong(
                (*where, "theme"),
                f"There is no theme “{theme}”.{meant(theme, themes)} "
                f"Use one from [themes] ({one_of(sorted(themes))}), or add it there.",
            )
        kind = self._kind(table, where)
        return Prompt(
            id=self._id(table, where),
            theme=theme,
            kind=kind or Kind.TEXT,
            wording=self.text(table, where, "wording", model.WORDING_LENGTH, lines_allowed=True),
            help=self.text(table, where, "help", model.HELP_LENGTH, lines_allowed=True),
            low=self._scale_end(table, where, "low", kind),
            high=self._scale_end(table, where, "high", kind),
            options=self._options(table, where, kind),
        )

    def _kind(self, table: Mapping[str, object], where: Where) -> Kind | None:
        written = self.text(table, where, "kind", model.WORDING_LENGTH)
        if written in _KINDS:
            return Kind(written)
        if written:
            self.wrong(
                (*where, "kind"),
                f"“{written}” is not a kind of prompt.{meant(written, _KINDS)} "
                f"Write {one_of(_KINDS)}.",
            )
        return None

    def _scale_end(
        self, table: Mapping[str, object], where: Where, key: str, kind: Kind | None
    ) -> str:
        if kind is Kind.SCALE and key not in table:
            point = model.SCALE_POINTS[0 if key == "low" else -1]
            self.wrong(
                where,
                f"A scale needs a label at both ends, and “{key}” is missing. "
                f'Add a line such as {key} = "Very …" to say what {point} means.',
            )
        if key not in table:
            return ""
        if kind not in (Kind.SCALE, None):
            self.wrong(
                (*where, key),
                f"“{key}” belongs to a scale, and this prompt is a {kind}. "
                'Take the line out, or write kind = "scale".',
            )
        return self.text(table, where, key, model.SCALE_END_LENGTH)

    def _options(
        self, table: Mapping[str, object], where: Where, kind: Kind | None
    ) -> tuple[str, ...]:
        here = (*where, "options")
        if "options" not in table:
            if kind is Kind.CHOICE:
                self.wrong(
                    where,
                    "A choice needs options, and they are missing. "
                    'Add a line such as options = ["Yes", "No", "Not sure"].',
                )
            return ()
        if kind not in (Kind.CHOICE, None):
            self.wrong(
                here,
                f"“options” belongs to a choice, and this prompt is a {kind}. "
                'Take the line out, or write kind = "choice".',
            )
        value = table["options"]
        if not isinstance(value, list):
            self.wrong(
                here,
                f"“options” is {kind_of(value)}, not a list. "
                'Write one such as options = ["Yes", "No", "Not sure"].',
            )
            return ()
        options = tuple(
            self.fit(option, (*here, index), "This option", model.OPTION_LENGTH)
            for index, option in enumerate(value)
        )
        self._enough_options(options, here)
        return options

    def _enough_options(self, options: tuple[str, ...], here: Where) -> None:
        fewest, most = model.FEWEST_OPTIONS, model.MOST_OPTIONS
        if not fewest <= len(options) <= most:
            self.wrong(
                here,
                f"A choice has {fewest} to {most} options, and this one has {len(options)}. "
                f"{'Add some.' if len(options) < fewest else 'Take some out.'}",
            )
        seen: set[str] = set()
        for index, option in enumerate(options):
            if option and option.casefold() in seen:
                self.wrong((*here, index), f"The option “{option}” is there twice. Take one out.")
            seen.add(option.casefold())

    def _no_two_alike(self, prompts: tuple[Prompt, ...]) -> None:
        ids: dict[str, int] = {}
        wordings: dict[str, int] = {}
        for index, prompt in enumerate(prompts):
            where: Where = ("prompt", index)
            first = ids.setdefault(prompt.id, index)
            if prompt.id and first != index:
                self.wrong(
                    (*where, "id"),
                    f"The id “{prompt.id}” is taken by the prompt on line "
                    f"{self.line(('prompt', first, 'id'))}. Give this prompt another one.",
                )
            first = wordings.setdefault(" ".join(prompt.wording.casefold().split()), index)
            if prompt.wording and first != index:
                self.wrong(
                    (*where, "wording"),
                    "The prompt on line "
                    f"{self.line(('prompt', first, 'wording'))} has the same wording. "
                    "Ask something else here, or take this prompt out.",
                )

    def _id(self, table: Mapping[str, object], where: Where) -> str:
        written = self.text(table, where, "id", None)
        if written:
            self._id_fits(written, (*where, "id"), "id")
        return written

    def _id_fits(self, written: str, where: Where, what: str) -> None:
        if not _ID.fullmatch(written) or len(written) > model.ID_LENGTH:
            self.wrong(
                where,
                f"The {what} “{written}” does not work. Use only the small letters a to z, digits "
                f"and hyphens, and at most {model.ID_LENGTH} of them, such as next-step.",
            )
