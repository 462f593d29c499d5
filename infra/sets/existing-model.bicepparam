using '../main.bicep'

param name = 'news'
param budgetStartDate = '2026-01-01'
param existingModelAccountId = '/subscriptions/00000000-0000-0000-0000-0000000005b2/resourceGroups/rg-models/providers/Microsoft.CognitiveServices/accounts/oai-shared'
param existingModelDeployment = 'gpt-4.1-mini'
