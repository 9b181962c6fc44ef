// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ConsentMode, ICatalog, ResourceStatus} from "../../../contracts/data/ICatalog.sol";
import {Version} from "../../../contracts/data/Version.sol";
import {DataBase} from "./DataBase.sol";
import {ResourceTransitions} from "./ResourceTransitions.sol";

/// @notice The life of a resource against its table. Who may do what: Catalog.t.sol.
contract ResourceTransitionsTest is DataBase, ResourceTransitions {
    bytes32 private constant NAME = "another";

    function setUp() public override {
        super.setUp();
        resource = catalog.resourceIdOf(grid.id, NAME);
    }

    function reachState(State state) internal override {
        if (state == State.None) return;
        create(NAME, termsOf(ConsentMode.None));
        publish(1);
        if (state == State.Draft) return;
        if (state != State.Revoked) setStatus(ResourceStatus.Active);
        if (state == State.EndOfLife) setStatus(ResourceStatus.Deprecated);
        if (state != State.Active) setStatus(ResourceStatus(uint8(state)));
    }

    function callOf(Act act) internal view override returns (Call memory) {
        if (act == Act.Create) return _call(abi.encodeCall(ICatalog.create, (NAME, termsOf(ConsentMode.None))));
        if (act == Act.Publish) {
            Version memory version = versionOf(catalog.resourceOf(resource).versions + 1);
            bytes memory signature = signatureOf("Grid: maker", catalog.versionDigest(version));
            return _call(abi.encodeCall(ICatalog.publish, (version, signature, new bytes[](0))));
        }
        return _call(abi.encodeCall(ICatalog.setStatus, (resource, _statusOf(act), REASON)));
    }

    function reasonOf(Refusal refusal, State from, Act act) internal view override returns (bytes memory) {
        if (refusal == Refusal.Catalog_Exists)
            return abi.encodeWithSelector(ICatalog.Catalog_Exists.selector, resource);
        if (refusal == Refusal.Catalog_UnknownResource) {
            return abi.encodeWithSelector(ICatalog.Catalog_UnknownResource.selector, resource);
        }
        if (refusal == Refusal.Catalog_WrongStatus) {
            return abi.encodeWithSelector(ICatalog.Catalog_WrongStatus.selector, resource, from);
        }
        return abi.encodeWithSelector(ICatalog.Catalog_StatusForbidden.selector, resource, from, _statusOf(act));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(catalog.resourceOf(resource).status);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(catalog.resourceOf(resource));
    }

    function beforeMove(State from, Act act, State to) internal override {
        if (act == Act.Create || act == Act.Publish) return;
        vm.expectEmit(address(catalog));
        emit ICatalog.ResourceMoved(
            resource,
            ResourceStatus(uint8(from)),
            ResourceStatus(uint8(to)),
            grid.maker,
            REASON
        );
    }

    function _statusOf(Act act) private pure returns (ResourceStatus) {
        if (act == Act.Activate) return ResourceStatus.Active;
        if (act == Act.Suspend) return ResourceStatus.Suspended;
        if (act == Act.Deprecate) return ResourceStatus.Deprecated;
        if (act == Act.End) return ResourceStatus.EndOfLife;
        return act == Act.Redraft ? ResourceStatus.Draft : ResourceStatus.Revoked;
    }

    function _call(bytes memory data) private view returns (Call memory) {
        return Call(grid.maker, address(catalog), data);
    }
}
