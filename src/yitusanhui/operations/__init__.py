"""The only writers: one keyword-only function per thing a person does."""
