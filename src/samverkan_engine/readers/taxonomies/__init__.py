"""
The files of a taxonomy folder become the tables CONCEPTS, LABELS and RELATIONS.

Known shapes: the CSV files of ESCO's own download, answers of ESCO's API; answers of JobTech Taxonomy (REST, whose keys
carry a slash, GraphQL, and the files made from either); a record a line in JSON for both. What a file holds is told by
its columns and keys; of a name only the language of an ESCO file ("skills_sv.csv") and a version are read.
"""

from samverkan_engine.readers.taxonomies.gathering import Fault
from samverkan_engine.readers.taxonomies.reading import Taxonomy, read

__all__ = ["Fault", "Taxonomy", "read"]
