// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Admission, IMembers} from "../../../contracts/members/IMembers.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {Test} from "../utils/Test.sol";

/// @notice Accounts that belong to no member, and what they sign.
abstract contract OutsiderKeys is Test {
    function _signature(uint256 who, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 vs) = vm.sign(_key(who), digest);
        return abi.encodePacked(r, vs, v);
    }

    /// @dev By two of them.
    function _bothSign(uint256 who, bytes32 digest) internal pure returns (DualApproval memory) {
        return DualApproval(_signature(who, digest), _signature(who ^ 1, digest));
    }

    /// @dev Of two outsiders, in the order of their accounts.
    function _signatures(uint256 who, bytes32 digest) internal pure returns (bytes[] memory signatures) {
        signatures = new bytes[](2);
        unchecked {
            (uint256 a, uint256 b) = (who, who + 1); // whichever outsiders, all the same
            if (_outsider(a) > _outsider(b)) (a, b) = (b, a);
            (signatures[0], signatures[1]) = (_signature(a, digest), _signature(b, digest));
        }
    }

    /// @dev A hundred outsiders, with keys of their own; the deployer is one of them.
    function _key(uint256 who) internal pure returns (uint256) {
        string memory label = who % 100 == 0 ? "deployer" : string.concat("outsider ", vm.toString(who % 100));
        return (uint256(keccak256(bytes(label))) % (SECP256K1_N - 1)) + 1;
    }

    function _outsider(uint256 who) internal pure returns (address) {
        return vm.addr(_key(who));
    }

    /// @dev What an outsider would like to have executed: itself as a member.
    function _batch(
        address members,
        uint256 who
    ) internal pure returns (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) {
        (targets, values, calldatas) = (new address[](1), new uint256[](1), new bytes[](1));
        targets[0] = members;
        calldatas[0] = abi.encodeCall(IMembers.admit, (Admission("Outsiders", Roles.wrap(1), _outsider(who), 0)));
    }
}
