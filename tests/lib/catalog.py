"""What a database holds, object by object, so that two databases can be compared."""
import json
import os
import subprocess

QUERY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "catalog.sql")


def read(url):
    """{"kind name": all that makes the object what it is}, in one query; qualified names throughout."""
    result = subprocess.run(
        ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", "SET search_path = ''", "-f", QUERY],
        check=True, stdout=subprocess.PIPE,
    )
    rows = [json.loads(line) for line in result.stdout.decode().split("\n") if line]
    return {"%s %s" % (kind, name): value for kind, name, value in rows}


def differences(expected, actual):
    """[(object, what it should be or None, what it is or None)] of all objects that are not the same."""
    names = sorted(expected.keys() | actual.keys())
    return [(name, expected.get(name), actual.get(name)) for name in names
            if expected.get(name) != actual.get(name)]


def text(differences):
    lines = []
    for name, expected, actual in differences:
        lines += [name, "  expected %s" % shown(expected), "  applied  %s" % shown(actual)]
    return "\n".join(lines)


def shown(value):
    return "(not there)" if value is None else " ".join(value.split()) or "(there)"
