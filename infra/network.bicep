// A network of the app's own: the app goes out through it, storage and model are reached over private endpoints inside it.
import { texts } from 'types.bicep'

@description('Region of the network.')
param location string

@description('Name of the network.')
param name string

@description('Tags of every resource.')
param tags texts

@description('Address range of the network, /24 or larger; both subnets are cut from it.')
param addressPrefix string

resource appGroup 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-app-${name}'
  location: location
  tags: tags
  properties: { securityRules: [] }
}

resource endpointGroup 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-endpoints-${name}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'deny-from-internet'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'snet-app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          networkSecurityGroup: { id: appGroup.id }
          // Flex Consumption runs on this environment; another delegation is refused.
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 1)
          networkSecurityGroup: { id: endpointGroup.id }
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }

  resource appSubnet 'subnets' existing = { name: 'snet-app' }

  resource endpointSubnet 'subnets' existing = { name: 'snet-endpoints' }
}

output id string = network.id
output appSubnetId string = network::appSubnet.id
output endpointSubnetId string = network::endpointSubnet.id
