"""The rules of indicators: kinds, figures as people write them, gathering over units, standing against a target."""

from tracker.domain.indicators.checking import check_figure
from tracker.domain.indicators.figures import Figure, Part, Qualifier, attainment, in_millions
from tracker.domain.indicators.gathering import Told, check_gathering, gathered, twins
from tracker.domain.indicators.kinds import Direction, Gathering, IndicatorKind
from tracker.domain.indicators.listed import listed_figure
from tracker.domain.indicators.phrases import (
    MILLION,
    attained,
    change,
    moved,
    phrase,
    plain,
    sentence,
    share_of,
)
from tracker.domain.indicators.reading import Spelling, read_figure, read_target
from tracker.domain.indicators.traffic import Aim, Thresholds, Traffic, traffic

__all__ = [
    "MILLION",
    "Aim",
    "Direction",
    "Figure",
    "Gathering",
    "IndicatorKind",
    "Part",
    "Qualifier",
    "Spelling",
    "Thresholds",
    "Told",
    "Traffic",
    "attained",
    "attainment",
    "change",
    "check_figure",
    "check_gathering",
    "gathered",
    "in_millions",
    "listed_figure",
    "moved",
    "phrase",
    "plain",
    "read_figure",
    "read_target",
    "sentence",
    "share_of",
    "traffic",
    "twins",
]
