"""Fine-tuning the sentence model: an offline step of hours, the only place that needs PyTorch."""
