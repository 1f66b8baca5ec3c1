"""Makes a failing case small: takes away generations, objects and members as long as it still fails the same way."""
import copy

# Without these an object cannot be written at all.
NEEDED = {"id", "name", "var", "key", "type", "columns", "values", "table", "targets", "sql", "default", "array", "depth", "value",
          "method", "text", "enum", "to", "kind", "fields", "alias", "nulls", "mode", "query", "form", "schemas", "enums",
          "sequences", "roles", "tables", "views", "policies", "indexes", "foreign_keys", "primary_keys", "uniques", "checks"}
REMOVABLE = {"default", "array", "to", "name", "sql", "fields", "alias"}


def shrink(generations, fails, most=400):
    """The smallest case found for which fails(case) holds, with at most so many trials."""
    trials = Trials(fails, most)
    generations = trials.shorter(generations)
    while True:
        size = trials.count
        smaller = trials.without_objects(generations)
        smaller = trials.without_members(smaller)
        if smaller == generations or trials.is_over():
            return smaller
        generations = smaller
        assert trials.count > size


class Trials:
    def __init__(self, fails, most):
        self.fails = fails
        self.most = most
        self.count = 0

    def is_over(self):
        return self.count >= self.most

    def better(self, now, smaller):
        """`smaller` if it still fails, else `now`."""
        if smaller == now or self.is_over():
            return now
        self.count += 1
        return smaller if self.fails(smaller) else now

    def shorter(self, generations):
        for wanted in ([generations[-2:], generations[:2], generations[-1:]] if len(generations) > 1 else []):
            generations = self.better(generations, wanted) if len(wanted) < len(generations) else generations
        return generations

    def without_objects(self, generations):
        """Without each object, in all generations at once or in one."""
        for wanted in ids(generations):
            generations = self.better(generations, without(generations, wanted))
        for number in range(len(generations)):
            for wanted in ids(generations[number:number + 1]):
                smaller = list(generations)
                smaller[number] = without(generations[number:number + 1], wanted)[0]
                generations = self.better(generations, smaller)
        return generations

    def without_members(self, generations):
        for number, path in [(n, path) for n, state in enumerate(generations) for path in members(state)]:
            everywhere = [without_member(state, path) for state in generations]
            smaller = self.better(generations, everywhere)
            if smaller is generations:
                smaller = list(generations)
                smaller[number] = without_member(generations[number], path)
                smaller = self.better(generations, smaller)
            generations = smaller
        return generations


def ids(value):
    """The ids of all objects, the outer ones first."""
    found, level = [], [value]
    while level:
        below = []
        for item in level:
            if isinstance(item, dict):
                if "id" in item and item["id"] not in found:
                    found.append(item["id"])
                below += item.values()
            elif isinstance(item, list):
                below += item
        level = below
    return found


def without(value, wanted):
    """A copy without the object of that id."""
    if isinstance(value, list):
        return [without(item, wanted) for item in value if not (isinstance(item, dict) and item.get("id") == wanted)]
    if isinstance(value, dict):
        return {key: without(item, wanted) for key, item in value.items()}
    return value


def members(state):
    """(id, member, key of the member's own or None) of all that may be left out."""
    found = []
    for wanted in ids(state):
        item = find(state, wanted)
        for name, value in item.items():
            if isinstance(value, dict):
                found += [(wanted, name, key) for key in value if key not in NEEDED]
            if isinstance(value, list) and name in ("columns", "targets", "values", "to"):
                found += [(wanted, name, at) for at in range(len(value) - 1, 0, -1)]
            if (name not in NEEDED or (name in REMOVABLE and "key" in item)) and value:
                found.append((wanted, name, None))
    return found + [(None, "casing", None)] if state.get("casing") else found


def find(value, wanted):
    if isinstance(value, dict):
        if value.get("id") == wanted:
            return value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            found = find(item, wanted)
            if found:
                return found
    return None


def without_member(state, path):
    wanted, name, inner = path
    state = copy.deepcopy(state)
    item = state if wanted is None else find(state, wanted)
    if not item or not item.get(name):
        return state
    if inner is None:
        item[name] = None
    elif isinstance(item[name], dict):
        item[name].pop(inner, None)
    elif inner < len(item[name]) and not isinstance(item[name][inner], dict):
        del item[name][inner]
    return state
