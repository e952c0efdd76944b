"""The sticks plugged in now, as plain values; no widget."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_LINUX_ROOTS = ("/media/", "/run/media/", "/mnt/")
_MAC_ROOT = "/Volumes/"
_REMOVABLE = 2  # Windows: DRIVE_REMOVABLE of GetDriveTypeW


@dataclass(frozen=True)
class Drive:
    """One removable drive that is mounted. Sizes in bytes."""

    path: Path
    label: str
    free: int
    total: int
    writable: bool

    @property
    def name(self) -> str:
        """Return "KINGSTON (E:)" or the folder's name."""
        place = str(self.path).rstrip("/\\")
        last = place if len(place) <= 3 else self.path.name
        return f"{self.label} ({last})" if self.label and self.label != last else last

    @property
    def words(self) -> str:
        """Return name, room left, and whether it is locked."""
        room = f"còn trống {size_words(self.free)} / {size_words(self.total)}"
        return f"{self.name} · {room}" if self.writable else f"{self.name} · chỉ đọc (khóa ghi)"


def removable_drives() -> list[Drive]:
    """Return the removable drives that are ready, by path."""
    found = [
        Drive(
            path=Path(volume.rootPath()),
            label=volume.name(),
            free=volume.bytesAvailable(),
            total=volume.bytesTotal(),
            writable=not volume.isReadOnly(),
        )
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid() and volume.isReady() and _is_removable(volume.rootPath())
    ]
    return sorted(found, key=lambda drive: str(drive.path))


def size_words(size: int) -> str:
    """Return "1,4 MB"."""
    number, units = float(size), ["B", "KB", "MB", "GB", "TB"]
    while number >= 1024 and len(units) > 1:
        number /= 1024
        units.pop(0)
    shown = f"{number:.0f}" if units[0] == "B" or number >= 100 else f"{number:.1f}"
    return f"{shown.replace('.', ',')} {units[0]}"


def _is_removable(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetDriveTypeW(root.replace("/", "\\")) == _REMOVABLE
    if sys.platform == "darwin":
        return root.startswith(_MAC_ROOT)
    return root.startswith(_LINUX_ROOTS)
