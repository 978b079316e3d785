"""The pages of drafts: trying without an account, and working on drafts that a party keeps."""
