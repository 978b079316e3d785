#!/bin/sh
# Prints the path of a Python that Samverkan runs on, or says in one sentence what is missing.
# The question is put in words that Python 2 understands too.
question='import sys; sys.exit(sys.version_info[:2] < (3, 11))'
answer='import sys; print(".".join(str(part) for part in sys.version_info[:3]))'
seen=''
for name in ${PYTHON:-python3.11 python3.12 python3.13 python3.14 python3 python}; do
    path=$(command -v "$name" 2>/dev/null) || continue
    if "$path" -c "$question" >/dev/null 2>&1; then
        echo "$path"
        exit 0
    fi
    version=$("$path" -c "$answer" 2>/dev/null) || continue
    seen="$seen $name is $version,"
done
found=${seen:- none was found,}
echo "Samverkan needs Python 3.11 or newer, but${found%,}: install it, or name it with make PYTHON=/path/to/python3.11." >&2
exit 1
