"""What is found by its form: numbers, accounts, addresses. One file for each, each linear in the text's length."""
