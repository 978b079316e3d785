"""Mail: what people are told, in one mail a day or at once; every mail that was to be sent, when it was, and why not."""
