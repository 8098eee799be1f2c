"""Presidio as its pattern recognisers alone, without a language model, for a fair comparison.

It gets what our rules get: the United Kingdom's recognisers and the same watch list.
"""

from collections.abc import Callable, Sequence
from importlib import import_module

from bot.rules.redaction.finding import WatchList

_RECOGNISERS = (
    "EmailRecognizer",
    "UrlRecognizer",
    "NhsRecognizer",
    "UkNinoRecognizer",
    "UkPostcodeRecognizer",
)
_SURE_ENOUGH = 0.1


def finder(watch: WatchList) -> Callable[[str], Sequence[tuple[int, int]]]:
    """Presidio's analyser as a function from a text to what it found there."""
    analyzer = import_module("presidio_analyzer")
    known = import_module("presidio_analyzer.predefined_recognizers")
    recognisers = [getattr(known, name)() for name in _RECOGNISERS if hasattr(known, name)]
    recognisers.append(known.PhoneRecognizer(supported_regions=("GB",)))
    recognisers.append(
        analyzer.PatternRecognizer(
            supported_entity="WATCHED", deny_list=[*watch.names, *watch.roles]
        )
    )
    no_model = import_module("presidio_analyzer.nlp_engine").NoOpNlpEngine(
        models=[{"lang_code": "en", "model_name": "none"}]
    )
    # Its address recognisers would fetch a list of domains; the one that is installed will do.
    tldextract = import_module("tldextract")
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())

    registry = analyzer.RecognizerRegistry(recognizers=recognisers)
    engine = analyzer.AnalyzerEngine(
        registry=registry, nlp_engine=no_model, supported_languages=["en"]
    )

    def find(text: str) -> Sequence[tuple[int, int]]:
        found = engine.analyze(text=text, language="en", score_threshold=_SURE_ENOUGH)
        return [(each.start, each.end) for each in found]

    return find
