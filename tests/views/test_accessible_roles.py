"""Roles of our own survive the end of the program."""

from __future__ import annotations

import subprocess
import sys

CLOSING_WITH_ROLES = """
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from sendviewer.views.accessible_roles import Node, speak_as

def main():
    application = QApplication([])
    QAccessible.setActive(True)
    chart = QWidget()
    part = QWidget(chart)
    speak_as(chart, "Chart")
    chart.show()
    print(QAccessible.queryAccessibleInterface(chart).role().name)
    QAccessible.queryAccessibleInterface(chart).child(0).role()
    node = Node(0, "ListItem")
    node.setParent(chart)
    node.pressed.connect(print)
    node.show()
    QAccessible.queryAccessibleInterface(node).actionInterface().doAction("Press")
    application.processEvents()
    part.deleteLater()
    chart.deleteLater()
    del chart, part, node, application

main()
"""


def test_a_program_that_closes_with_widgets_waiting_to_be_deleted_ends_well() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", CLOSING_WITH_ROLES], capture_output=True, text=True, check=False
    )
    assert ended.stdout.split() == ["Chart", "0"]
    assert ended.returncode == 0
