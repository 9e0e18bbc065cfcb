"""What whoever makes a paper may choose: in the query of its address, and as an option of the command."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class UnknownChoice(ValueError):
    """A choice that the paper does not offer."""


@dataclass(frozen=True)
class Choice(ABC):
    """One thing to choose, by its name in addresses: `?order=name`."""

    name: str
    label: "_StrPromise"

    @abstractmethod
    def read(self, values: Sequence[str]) -> object:
        """Return what `of` is given, from the values in the address; none where it is not named there."""


@dataclass(frozen=True)
class Flag(Choice):
    """Something to add: `?waiting`."""

    def read(self, values: Sequence[str]) -> bool:
        return bool(values)


@dataclass(frozen=True)
class OneOf(Choice):
    """One of several, the first unless another is named."""

    options: dict[str, "str | _StrPromise"]

    def read(self, values: Sequence[str]) -> str:
        value = values[-1] if values else next(iter(self.options))
        _check(self, [value], self.options)
        return value


@dataclass(frozen=True)
class SomeOf(Choice):
    """Several, in the order of the options: `?columns=name,function`, also one by one as forms send them."""

    options: dict[str, "str | _StrPromise"]
    default: tuple[str, ...]

    def read(self, values: Sequence[str]) -> tuple[str, ...]:
        named = {name for value in values for name in value.split(",") if name}
        _check(self, named, self.options)
        return tuple(name for name in self.options if name in named) or self.default


def _check(choice: Choice, values: Collection[str], options: Collection[str]) -> None:
    if unknown := sorted(set(values) - set(options)):
        known = ", ".join(options)
        raise UnknownChoice(f"“{unknown[0]}” is not one of the choices of {choice.name}: {known}.")
