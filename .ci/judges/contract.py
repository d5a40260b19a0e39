"""Holds every JSON document below a folder to the published schema: contract.py SCHEMA FOLDER."""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator


def main() -> int:
    schema = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    documents = sorted(Path(sys.argv[2]).rglob("*.json"))
    bad = 0
    for path in documents:
        document = json.loads(path.read_text(encoding="utf-8"))
        errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]
        # A schema that lets everything pass judges nothing.
        for wrong in ({**document, "sections": 3}, {k: v for k, v in document.items() if k != "id"}):
            if validator.is_valid(wrong):
                errors.append("the schema lets a wrong document pass")
        for error in errors:
            print(error)
        print(f"{'FAILED' if errors else 'passed'}: {path}")
        bad += bool(errors)
    if not documents:
        print("there is no document to judge")
    return 1 if bad or not documents else 0


if __name__ == "__main__":
    sys.exit(main())
