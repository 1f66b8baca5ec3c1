"""Random schemas, edits to them, and their TypeScript.

A schema is plain data (schema.py says which), so that it can be edited (edits.py), written as a
module (typescript.py) and made smaller (shrink.py) without knowing how it came to be.
"""
