#!/bin/sh
# Subscribes the blob trigger to uploads. Safe to run again: the deployment is idempotent.
# azd exports the outputs of main.bicep; without azd set the four variables by hand.
set -eu
: "${AZURE_RESOURCE_GROUP:?is not set; run azd provision first}"
: "${AZURE_FUNCTION_APP_NAME:?is not set; run azd provision first}"
: "${AZURE_EVENT_TOPIC_NAME:?is not set; run azd provision first}"
: "${AZURE_STORAGE_ACCOUNT_NAME:?is not set; run azd provision first}"
command -v az >/dev/null || { echo "The Azure CLI (az) is needed for the event subscription: https://aka.ms/azure-cli" >&2; exit 1; }

# The host writes the webhook's key a few seconds after the first start of the code.
attempt=1
until az deployment group create --only-show-errors --output none \
  --resource-group "$AZURE_RESOURCE_GROUP" \
  --name summarizer-events \
  --template-file "$(dirname "$0")/../events.bicep" \
  --parameters functionAppName="$AZURE_FUNCTION_APP_NAME" topicName="$AZURE_EVENT_TOPIC_NAME" storageName="$AZURE_STORAGE_ACCOUNT_NAME"
do
  [ "$attempt" -lt 6 ] || { echo "The event subscription could not be made; articles are still found every hour by FindMissed. Run this again: $0" >&2; exit 1; }
  echo "The function app is not ready for events yet (attempt $attempt of 6); trying again in 20 s." >&2
  attempt=$((attempt + 1))
  sleep 20
done
echo "Uploads to container 'articles' of $AZURE_STORAGE_ACCOUNT_NAME are summarized from now on."
