// What `azd up` uses: every value can be set with `azd env set`.
using 'main.bicep'

param name = readEnvironmentVariable('SUMMARIZER_NAME', 'summarizer')
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'summarizer')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
param modelProvider = readEnvironmentVariable('MODEL_PROVIDER', 'azure-openai')
param existingModelAccountId = readEnvironmentVariable('MODEL_ACCOUNT_ID', '')
param existingModelDeployment = readEnvironmentVariable('MODEL_DEPLOYMENT', '')
param restoreModelAccount = bool(readEnvironmentVariable('MODEL_RESTORE', 'false'))
param vnetEnabled = bool(readEnvironmentVariable('VNET_ENABLED', 'false'))
param entraAuthEnabled = bool(readEnvironmentVariable('ENTRA_AUTH_ENABLED', 'false'))
param entraClientId = readEnvironmentVariable('ENTRA_CLIENT_ID', '')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '0'))
