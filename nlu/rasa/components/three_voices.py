from __future__ import annotations

from typing import Any, Dict, List, Text, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.calibration import Calibration
from nlu.rasa.components.normaliser import Normaliser
from nlu.rasa.components.sentence_features import SentenceFeatures
from nlu.sentences import Floats
from nlu.training import fit_read
from nlu.voices import Voices, mixed
from nlu.weights import Weights

FILE_NAME = "three-voices.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ThreeVoices(IntentClassifier, GraphComponent):
    """The embedded engine's classifier, trained by Rasa on what Rasa was given: same recipe, same mix of voices.

    The ranking holds every intent, so that whoever asks can see what the model knows.
    """

    @classmethod
    def required_components(cls) -> List[Type]:  # type: ignore[type-arg] # as Rasa has it
        return [Normaliser, SentenceFeatures]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {}

    def __init__(self, model_storage: ModelStorage, resource: Resource, weights: Weights | None = None) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._weights = weights
        self._voices = Voices(weights) if weights else None
        self._mix = Calibration.read().mix

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ThreeVoices:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ThreeVoices:
        with model_storage.read_from(resource) as folder:
            weights = Weights.load(folder, FILE_NAME, key="")
        if weights is None:
            message = f"{resource.name}: {FILE_NAME} is missing or broken; train again"
            raise RasaException(message)
        return cls(model_storage, resource, weights)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        intents = [one.get(INTENT) for one in examples]
        weights = fit_read(_letters(examples), intents, _sentences(examples))
        with self._model_storage.write_to(self._resource) as folder:
            weights.save(folder, FILE_NAME)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        if self._voices is None or self._weights is None or not messages:
            return messages
        rows = mixed(self._voices.hear(_letters(messages), _sentences(messages)), self._mix).tolist()
        names = self._weights.intents.tolist()
        for message, row in zip(messages, rows):  # noqa: B905 – a row for each message
            ranked = sorted(zip(names, row), key=lambda one: -one[1])  # noqa: B905 – a chance for each name
            ranking = [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: chance} for name, chance in ranked]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages


def _letters(messages: List[Message]) -> List[Text]:
    """Each message as the normaliser left it."""
    return [" ".join(token.text for token in message.get(TOKENS_NAMES[TEXT])) for message in messages]


def _sentences(messages: List[Message]) -> Floats:
    rows = [message.get_dense_features(TEXT)[1].features[0] for message in messages]
    return np.asarray(rows, np.float32)
