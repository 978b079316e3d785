"""Mail: what people are told, in one mail a day or at once; what was to be sent, when it was, and why not."""
