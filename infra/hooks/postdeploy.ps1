# Subscribes the blob trigger to uploads. Safe to run again: the deployment is idempotent.
# azd exports the outputs of main.bicep; without azd set the four variables by hand.
$ErrorActionPreference = 'Stop'
foreach ($name in 'AZURE_RESOURCE_GROUP', 'AZURE_FUNCTION_APP_NAME', 'AZURE_EVENT_TOPIC_NAME', 'AZURE_STORAGE_ACCOUNT_NAME') {
  if (-not (Get-Item "env:$name" -ErrorAction SilentlyContinue)) { Write-Error "$name is not set; run azd provision first" }
}
if (-not (Get-Command az -ErrorAction SilentlyContinue)) { Write-Error 'The Azure CLI (az) is needed for the event subscription: https://aka.ms/azure-cli' }

# The host writes the webhook's key a few seconds after the first start of the code.
for ($attempt = 1; ; $attempt++) {
  az deployment group create --only-show-errors --output none `
    --resource-group $env:AZURE_RESOURCE_GROUP `
    --name summarizer-events `
    --template-file (Join-Path $PSScriptRoot '../events.bicep') `
    --parameters functionAppName=$env:AZURE_FUNCTION_APP_NAME topicName=$env:AZURE_EVENT_TOPIC_NAME storageName=$env:AZURE_STORAGE_ACCOUNT_NAME
  if ($LASTEXITCODE -eq 0) { break }
  if ($attempt -ge 6) { Write-Error "The event subscription could not be made; articles are still found every hour by FindMissed. Run this again: $PSCommandPath" }
  Write-Warning "The function app is not ready for events yet (attempt $attempt of 6); trying again in 20 s."
  Start-Sleep -Seconds 20
}
Write-Output "Uploads to container 'articles' of $env:AZURE_STORAGE_ACCOUNT_NAME are summarized from now on."
