"""Which regions hurt and how strongly: what the map and the list of regions both show."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from backstretch.bodymap.order import in_order
from backstretch.bodymap.regions import Region

LEAST, MOST = 1, 10


class RegionScores(QObject):
    """The chosen regions, each with a strength of 1 to 10, or 0 as long as no number is said.

    A region takes the score of the whole entry when it is chosen, and goes along with that score
    until it has a strength of its own.

    Signals:
        changed: a person changed something; the regions in reading order, each with its strength.
        shown: something else is to be shown, whoever changed it.
    """

    changed = Signal(object)
    shown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._score = 0
        self._regions: dict[Region, int] = {}

    def regions(self) -> dict[Region, int]:
        """Return the chosen regions in reading order with their strengths, 0 for no number yet."""
        return dict(self._regions)

    def strength(self, region: Region) -> int | None:
        """Return the strength of a region, or None where it is not chosen."""
        return self._regions.get(region)

    def stands_out(self, region: Region) -> bool:
        """Tell whether a region is chosen with another strength than the whole entry."""
        return self._regions.get(region, self._score) != self._score

    def show_regions(self, regions: Mapping[Region, int]) -> None:
        """Show these regions, chosen earlier; nothing is told."""
        self._take(dict(regions), told=False)

    def set_score(self, score: int | None) -> None:
        """Take the score of the whole entry; regions that had the one before go along."""
        before, self._score = self._score, score or 0
        follow = {
            region: self._score if strength == before else strength
            for region, strength in self._regions.items()
        }
        self._take(follow, told=True)

    def toggle(self, region: Region) -> None:
        """Choose a region with the score of the whole entry, or take it back."""
        regions = self.regions()
        if region in regions:
            del regions[region]
        else:
            regions[region] = self._score
        self._take(regions, told=True)

    def set_strength(self, region: Region, strength: int) -> None:
        """Choose a region with this strength; below 1 and above 10 it is the nearest."""
        self._take(
            {**self._regions, region: min(MOST, max(LEAST, strength))},
            told=True,
        )

    def step(self, region: Region, by: int) -> None:
        """Make a region stronger or weaker; one that is not chosen yet is chosen first."""
        if region not in self._regions:
            self.toggle(region)
        else:
            self.set_strength(region, self._regions[region] + by)

    def _take(self, regions: dict[Region, int], *, told: bool) -> None:
        regions = in_order(regions)
        if regions == self._regions:
            return
        self._regions = regions
        self.shown.emit()
        if told:
            self.changed.emit(self.regions())
