from typing import Any, Dict, List, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from language import in_own_script


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class Normaliser(Tokenizer):
    """Tokens of the message in its own script and in lower case; the message itself stays as it was written.

    A tokenizer, because what reads letters in Rasa reads tokens. Their places are those in the normalised text: all the
    same to a classifier, but put no entity extractor behind it.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        """At least one token: Rasa's featurizers refuse a message without any."""
        text = in_own_script(message.get(attribute))
        tokens: List[Token] = self._convert_words_to_tokens(text.split() or ["_"], text if text.split() else "_")
        return tokens
