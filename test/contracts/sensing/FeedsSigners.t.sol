// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {DEVICE} from "../../../contracts/types/Duties.sol";
import {WalletContract} from "../evidence/WalletContract.sol";
import {FeedsSignaturesBase} from "./FeedsSignaturesBase.sol";

/// @notice Gateways that are contracts, or keys without an address.
contract FeedsSignersTest is FeedsSignaturesBase {
    uint256 private constant P256_KEY = uint256(keccak256("secure element")) % P256_N;

    function test_AWalletContractSigns() public {
        address wallet = _walletAsGateway();
        bytes memory inner = signatureOf("wallet owner", feeds.digestOf(batch, 2));
        _seal(abi.encode(abi.encodePacked(wallet), inner));
    }

    function test_RevertWhen_TheWalletContractRefuses() public {
        address wallet = _walletAsGateway();
        bytes memory inner = signatureOf("outsider", feeds.digestOf(batch, 2));
        expectError(_bad(2, wallet));
        _seal(abi.encode(abi.encodePacked(wallet), inner));
    }

    /// @dev Its owner's 65 bytes recover to the owner, who is no gateway.
    function test_RevertWhen_TheWalletsOwnerSignsForItself() public {
        _walletAsGateway();
        bytes memory inner = signatureOf("wallet owner", feeds.digestOf(batch, 2));
        expectError(_notGateway(2, accountOf("wallet owner")));
        _seal(inner);
    }

    function test_AP256KeySigns() public {
        bytes memory signer = _secureElementAsGateway();
        _seal(abi.encode(signer, _p256(feeds.digestOf(batch, 2), false)));
    }

    function test_RevertWhen_AP256SignatureIsMalleable() public {
        bytes memory signer = _secureElementAsGateway();
        bytes memory inner = _p256(feeds.digestOf(batch, 2), true);
        expectError(_bad(2, _accountOf(signer)));
        _seal(abi.encode(signer, inner));
    }

    function test_RevertWhen_AP256KeySignedForTheFormerEpoch() public {
        bytes memory signer = _secureElementAsGateway();
        bytes memory inner = _p256(feeds.digestOf(batch, 1), false);
        expectError(_bad(2, _accountOf(signer)));
        _seal(abi.encode(signer, inner));
    }

    /// @dev Whoever brings a verifier of his own is another signer, and no gateway.
    function test_RevertWhen_AnotherVerifierIsNamed() public {
        _secureElementAsGateway();
        (uint256 x, uint256 y) = vm.publicKeyP256(P256_KEY);
        bytes memory signer = abi.encodePacked(erc7913P256Verifier, x, y);
        bytes memory inner = _p256(feeds.digestOf(batch, 2), false);
        expectError(_notGateway(2, _accountOf(signer)));
        _seal(abi.encode(signer, inner));
    }

    function test_AllKindsTogether() public {
        bytes memory signer = _secureElement();
        address wallet = _wallet();
        address[] memory accounts = new address[](3);
        (accounts[0], accounts[1], accounts[2]) = (mill.device, wallet, _accountOf(signer));
        bytes[3] memory by;
        for (uint256 i = 0; i < 3; i++) {
            for (uint256 j = i; j > 0 && accounts[j - 1] > accounts[j]; j--) {
                (accounts[j - 1], accounts[j]) = (accounts[j], accounts[j - 1]);
            }
        }
        setGateways(station, mill, accounts, 3);
        bytes32 digest = feeds.digestOf(batch, 2);
        bytes[] memory signatures = new bytes[](3);
        for (uint256 i = 0; i < 3; i++) {
            if (accounts[i] == mill.device) by[i] = signatureOf("Mill: device", digest);
            else if (accounts[i] == wallet) {
                by[i] = abi.encode(abi.encodePacked(wallet), signatureOf("wallet owner", digest));
            } else by[i] = abi.encode(signer, _p256(digest, false));
            signatures[i] = by[i];
        }
        vm.assertTrue(submit(batch, 2, signatures) == Outcome.Sealed, "sealed");
    }

    /* HELPERS */

    function _seal(bytes memory signature) private {
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = signature;
        vm.assertTrue(submit(batch, 2, signatures) == Outcome.Sealed, "sealed");
    }

    function _wallet() private returns (address wallet) {
        wallet = address(new WalletContract(accountOf("wallet owner")));
        vm.prank(mill.admin);
        members.enrol(wallet, DEVICE, 0, 0);
    }

    function _walletAsGateway() private returns (address wallet) {
        wallet = _wallet();
        _only(wallet);
    }

    function _secureElement() private returns (bytes memory signer) {
        (uint256 x, uint256 y) = vm.publicKeyP256(P256_KEY);
        signer = abi.encodePacked(deploy("ERC7913P256Verifier", ""), x, y);
        vm.prank(mill.admin);
        members.enrol(_accountOf(signer), DEVICE, 0, 0);
    }

    function _secureElementAsGateway() private returns (bytes memory signer) {
        signer = _secureElement();
        _only(_accountOf(signer));
    }

    function _only(address account) private {
        address[] memory accounts = new address[](1);
        accounts[0] = account;
        setGateways(station, mill, accounts, 1);
    }

    function _p256(bytes32 hash, bool high) private pure returns (bytes memory) {
        (bytes32 r, bytes32 s) = vm.signP256(P256_KEY, hash);
        if ((uint256(s) > P256_N / 2) != high) s = bytes32(P256_N - uint256(s));
        return abi.encodePacked(r, s);
    }
}
